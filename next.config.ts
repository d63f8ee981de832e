import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  // The wrong role gets a page of its own (src/app/forbidden.tsx).
  experimental: { authInterrupts: true },
  // Read at run time, one file a namespace: nothing imports them, so the build must be told.
  outputFileTracingIncludes: { "/**": ["./messages/**/*.json"] },
};

export default createNextIntlPlugin("./src/server/i18n.ts")(config);
