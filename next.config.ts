import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  experimental: {
    // The wrong role gets a page of its own (src/app/forbidden.tsx).
    authInterrupts: true,
    // A file of 10 MB with the fields of its form; the proxy turns away what says it is larger.
    serverActions: { bodySizeLimit: "12mb" },
    proxyClientMaxBodySize: "12mb",
  },
  // Read at run time, one file a namespace: nothing imports them, so the build must be told.
  outputFileTracingIncludes: { "/**": ["./messages/**/*.json"] },
};

export default createNextIntlPlugin("./src/server/i18n.ts")(config);
