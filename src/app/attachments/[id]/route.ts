import { getAttachment } from "#features/attachments/queries.ts";
import { attachedFile } from "#server/download.ts";
import { readRoute } from "#server/http.ts";

/** A file to keep, never one to run: it is not shown in the browser, and could do nothing there. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/attachments/[id]">,
): Promise<Response> {
  const { id } = await params;
  return readRoute("/attachments/[id]", async ({ tx }) =>
    attachedFile(await getAttachment(tx, id)),
  );
}
