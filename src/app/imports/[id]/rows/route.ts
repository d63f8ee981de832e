import { getTranslations } from "next-intl/server";
import { issuesCsv } from "#features/imports/issues-csv.ts";
import { columnsOf, getImport, listIssues } from "#features/imports/queries.ts";
import { fieldNamer, sayer } from "#features/imports/say.ts";
import { attachedFile } from "#server/download.ts";
import { readRoute } from "#server/http.ts";

/** What is wrong with the rows of a file, to be corrected beside it. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/imports/[id]/rows">,
): Promise<Response> {
  const { id } = await params;
  return readRoute("/imports/[id]/rows", async ({ tx }) => {
    const { fileName } = await getImport(tx, id);
    const word = await getTranslations("imports.issues");
    const words = { say: await sayer(), word, fieldName: await fieldNamer() };
    const text = issuesCsv(await listIssues(tx, id), words, await columnsOf(tx, id));
    return attachedFile({
      name: `${fileName.replace(/\.\w+$/, "")}-rows.csv`,
      mediaType: "text/csv; charset=utf-8",
      content: new TextEncoder().encode(text),
    });
  });
}
