"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** A link of the rail that knows when it is the place one is at; the drawer closes behind it. */
export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const path = usePathname();
  const isHere = path === href || (href !== "/" && path.startsWith(`${href}/`));
  return (
    <Link
      // One of the addresses of the permission matrix.
      href={href as Route}
      prefetch={false}
      aria-current={isHere ? (path === href ? "page" : "true") : undefined}
      onClick={(event) => {
        const drawer = event.currentTarget.closest<HTMLElement>("[popover]");
        if (drawer?.matches(":popover-open")) drawer.hidePopover();
      }}
      className="rail-link"
    >
      {children}
    </Link>
  );
}
