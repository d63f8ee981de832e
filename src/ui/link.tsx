import type { Route } from "next";
import NextLink from "next/link";
import type { AnchorHTMLAttributes, ComponentProps, ReactNode } from "react";

type Props = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href" | "style"> & {
  href: string;
  children: ReactNode;
};

/**
 * A link inside the application. It fetches nothing before it is followed: a list of fifty records
 * would ask the database for fifty pages.
 */
export function Link({ href, className = "link", ...rest }: Props) {
  // The looks do not know the product's routes; pages check theirs where they make them.
  // The rest are an anchor's own attributes, whose types differ from Next's in `undefined` alone.
  const props = { ...rest, href: href as Route, className } as ComponentProps<typeof NextLink>;
  return <NextLink prefetch={false} {...props} />;
}
