type Download = { name: string; mediaType: string; content: Uint8Array<ArrayBuffer> };

/**
 * What makes browsers save a response under its name (RFC 6266) whatever is in it, and no cache keep it. What it
 * may run, which is nothing, the proxy says.
 */
export function downloadHeaders(name: string, mediaType: string): Record<string, string> {
  return {
    "content-type": mediaType,
    "content-disposition": `attachment; filename="${plain(name)}"; filename*=UTF-8''${encoded(name)}`,
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store",
    "cross-origin-resource-policy": "same-origin",
  };
}

/** A whole file that fits in memory. */
export function attachedFile({ name, mediaType, content }: Download): Response {
  return new Response(content, {
    headers: { ...downloadHeaders(name, mediaType), "content-length": String(content.byteLength) },
  });
}

/** For programs that know no other letters. */
const plain = (name: string) => name.replace(/[^\x20-\x7e]|["\\%]/g, "_");

/** As RFC 8187 wants it: what encodeURIComponent leaves alone but the header does not. */
const encoded = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
