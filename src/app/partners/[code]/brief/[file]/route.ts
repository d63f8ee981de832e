import { getLocale } from "next-intl/server";
import { AppError } from "#domain/errors.ts";
import { briefOf } from "#features/briefs/drafting/brief-of.ts";
import { readFacts } from "#features/briefs/facts/read.ts";
import { openBriefFile, type Outgoing, sendBriefFile } from "#features/briefs/files.ts";
import { briefFile, briefFilter } from "#features/briefs/schema.ts";
import { wordsOf } from "#features/briefs/words.ts";
import { readRoute, respond } from "#server/http.ts";
import { momentOf } from "#server/moment.ts";
import { requestId } from "#server/session.ts";

/** The brief of today as a file, with the parameters of its page. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/partners/[code]/brief/[file]">,
): Promise<Response> {
  const { code, file } = await params;
  const { searchParams, search } = new URL(request.url);
  const filter = briefFilter.parse(Object.fromEntries(searchParams));
  const format = briefFile.safeParse(file);
  const locale = await getLocale();
  const id = await requestId();
  let outgoing: Outgoing | null = null;
  const refused = await readRoute("/partners/[code]/brief/[file]", async (reading) => {
    if (!format.success) throw new AppError("not_found", "errors.notFound");
    const moment = momentOf(filter, reading.today);
    const facts = await readFacts(reading.tx, code, moment, filter.meeting);
    const brief = briefOf(facts, filter.form ?? "full", moment.asOf, wordsOf(locale));
    const path = `/partners/${code}/brief${search}`.slice(0, 8000);
    outgoing = await openBriefFile(reading, brief, format.data, { path, by: null, requestId: id });
    return new Response();
  });
  const made = outgoing as Outgoing | null;
  return made === null ? refused : respond(() => sendBriefFile(made));
}
