import { AppError } from "#domain/errors.ts";
import { openBriefFile, type Outgoing, sendBriefFile } from "#features/briefs/files.ts";
import { keptWords } from "#features/briefs/kept-words.ts";
import { getBrief } from "#features/briefs/queries.ts";
import { briefFile } from "#features/briefs/schema.ts";
import { readRoute, respond } from "#server/http.ts";
import { requestId } from "#server/session.ts";

/** A kept brief as a file: the lines that this reader sees. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/briefs/[id]/[file]">,
): Promise<Response> {
  const { id, file } = await params;
  const format = briefFile.safeParse(file);
  const request = await requestId();
  let outgoing: Outgoing | null = null;
  const refused = await readRoute("/briefs/[id]/[file]", async (reading) => {
    if (!format.success) throw new AppError("not_found", "errors.notFound");
    const { brief, kept } = await getBrief(reading.tx, id);
    outgoing = await openBriefFile(reading, brief, format.data, {
      path: `/briefs/${id}`,
      by: keptWords(kept, brief.locale),
      requestId: request,
    });
    return new Response();
  });
  const made = outgoing as Outgoing | null;
  return made === null ? refused : respond(() => sendBriefFile(made));
}
