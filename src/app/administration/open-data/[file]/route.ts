import { Readable } from "node:stream";
import { AppError } from "#domain/errors.ts";
import { openFile } from "#features/open-data/open.ts";
import { readRoute } from "#server/http.ts";
import { requestId } from "#server/session.ts";

const ADDRESS = "/administration/open-data/[file]";

/** What is published, as an archive of files; and what their columns say. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/administration/open-data/[file]">,
): Promise<Response> {
  const { file } = await params;
  const id = await requestId();
  return readRoute(ADDRESS, async ({ viewer, today, now }) => {
    const opened = openFile({ actor: viewer, today, now, requestId: id }, file);
    if (opened === null) throw new AppError("not_found", "errors.notFound");
    const chunks = Readable.toWeb(Readable.from(opened.chunks, { objectMode: false }));
    // The two libraries name the same streams.
    return new Response(chunks as ReadableStream<Uint8Array>, { headers: opened.headers });
  });
}
