"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";

const PATIENCE_MS = 150;

/**
 * A thin bar while the next page is on its way: pages wait for their content, so that they can be read
 * without scripts, and the browser shows no sign of its own when a link is followed inside the page.
 */
export function Progress({ label }: { label: string }) {
  const address = `${usePathname()}?${useSearchParams().toString()}`;
  // The address one was at when the link was followed; another address ends the wait.
  const [leaving, setLeaving] = useState<string | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const press = (event: MouseEvent) => {
      if (!isFollowed(event)) return;
      timer = setTimeout(() => setLeaving(address), PATIENCE_MS);
    };
    document.addEventListener("click", press);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("click", press);
    };
  }, [address]);

  return (
    <div role="status" className="progress" data-busy={leaving === address}>
      {leaving === address && <span className="sr-only">{label}</span>}
    </div>
  );
}

/** A plain press on a link that leads to another page of this application. */
function isFollowed(event: MouseEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  return (
    link !== null &&
    link.target === "" &&
    !link.hasAttribute("download") &&
    link.origin === location.origin &&
    link.pathname + link.search !== location.pathname + location.search
  );
}
