"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Looks again while work goes on; without scripts the page is asked for anew by itself. */
export function Watch() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), 1500);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content="3" />
    </noscript>
  );
}
