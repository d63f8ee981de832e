import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

/** On every answer, static files and failures included; the policy on content comes from the proxy, with its nonce. */
const HEADERS = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
};

/** Files that the proxy does not see contain nothing that may load anything. */
const FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

const listed = (headers: Record<string, string>) =>
  Object.entries(headers).map(([key, value]) => ({ key, value }));

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  // Read at run time as they are.
  serverExternalPackages: ["pg-boss", "nodemailer"],
  experimental: {
    // The wrong role gets a page of its own (src/app/forbidden.tsx).
    authInterrupts: true,
    // A file of 10 MB with the fields of its form; the proxy turns away what says it is larger.
    serverActions: { bodySizeLimit: "12mb" },
    proxyClientMaxBodySize: "12mb",
  },
  headers: async () => [
    { source: "/:path*", headers: listed(HEADERS) },
    {
      source: "/:file(_next/static/.*|favicon.svg)",
      headers: listed({ "content-security-policy": FILE_POLICY }),
    },
  ],
  // Asked for by browsers that have not come to the name of the icon yet.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/favicon.svg" }],
  // Read at run time, one file a namespace: nothing imports them, so the build must be told.
  outputFileTracingIncludes: { "/**": ["./messages/**/*.json"] },
};

export default createNextIntlPlugin("./src/server/i18n.ts")(config);
