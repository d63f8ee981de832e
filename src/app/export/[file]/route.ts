import { getLocale, getTranslations } from "next-intl/server";
import type { Say } from "#features/export/about.ts";
import { openExport } from "#features/export/open.ts";
import { fileName } from "#features/export/schema.ts";
import { AppError } from "#domain/errors.ts";
import { streamRoute } from "#server/http.ts";
import { currentPerson, requestId } from "#server/session.ts";

/** A list as a file: `/export/commitments.csv` with the parameters of `/commitments`. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/export/[file]">,
): Promise<Response> {
  const { file } = await params;
  const t = await getTranslations();
  const writer = {
    name: (await currentPerson())?.name ?? "",
    locale: await getLocale(),
    requestId: await requestId(),
    // Keys come from data.
    say: t as unknown as Say,
  };
  return streamRoute("/export/[file]", request, async (reading) => {
    const known = fileName.safeParse(file);
    if (!known.success) throw new AppError("not_found", "errors.notFound");
    const [register, format] = known.data;
    const query = new URL(request.url).searchParams;
    // As a page is given them: a list where a name comes more than once.
    const asked = Object.fromEntries(
      [...query.keys()].map((key) => {
        const [one, ...more] = query.getAll(key);
        return [key, one !== undefined && more.length > 0 ? [one, ...more] : one];
      }),
    );
    return openExport(reading, register, format, asked, writer);
  });
}
