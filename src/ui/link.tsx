import type { Route } from "next";
import NextLink from "next/link";
import type { AnchorHTMLAttributes, ComponentProps, ReactElement, ReactNode } from "react";
import { inSameMoment } from "./moment.ts";

type Props = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href" | "style"> & {
  href: string;
  /** Leads back to the register of today from the picture of another day. */
  toToday?: boolean;
  children: ReactNode;
};

/**
 * A link inside the application. It fetches nothing before it is followed: a list of fifty records
 * would ask the database for fifty pages. In the picture of another day it stays on that day.
 */
export function Link(props: Props) {
  return link(props);
}

/** The same as the element itself, for tables of thousands: each component between costs as much as what it makes. */
export function link({ href, className = "link", toToday = false, ...rest }: Props): ReactElement {
  const address = toToday ? href : inSameMoment(href);
  // The looks do not know the product's routes; pages check theirs where they make them.
  // The rest are an anchor's own attributes, whose types differ from Next's in `undefined` alone.
  const anchor = { ...rest, href: address as Route, className } as ComponentProps<typeof NextLink>;
  return <NextLink prefetch={false} {...anchor} />;
}
