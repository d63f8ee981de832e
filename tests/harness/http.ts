import { Agent, type IncomingHttpHeaders, request } from "node:http";

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The same as it came: files are more than text. */
  bytes: Buffer;
}

export interface Question {
  method?: string;
  headers?: Record<string, string>;
  /** A session, as `sessionOf` gives it. */
  cookie?: string | undefined;
  body?: string | Buffer;
  timeoutMs?: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** Sends exactly what it is told, unlike fetch, which adds and forbids headers; follows no redirect. */
export function ask(origin: string, path: string, question: Question = {}): Promise<Answer> {
  const { method = "GET", headers = {}, cookie, body, timeoutMs = 20_000 } = question;
  // The address as it is spelled: URL would straighten `//evil` and `/\evil`.
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        agent,
        hostname,
        port,
        path,
        method,
        headers: { ...(cookie !== undefined && { cookie }), ...headers },
        timeout: timeoutMs,
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.on("error", reject);
        incoming.on("end", () => {
          const bytes = Buffer.concat(chunks);
          const text = bytes.toString("utf8");
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, bytes });
        });
      },
    );
    outgoing.on("timeout", () => outgoing.destroy(new Error(`no answer in ${timeoutMs} ms`)));
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

/** The body of a form without files, and its headers. */
export function formBody(
  fields: readonly (readonly [name: string, value: string])[],
): Required<Pick<Question, "body" | "headers">> {
  const boundary = "----accord-test";
  const parts = fields.map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    body: `${parts.join("")}--${boundary}--\r\n`,
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
  };
}
