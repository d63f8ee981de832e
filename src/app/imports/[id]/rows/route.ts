import { issuesCsv } from "#features/imports/issues-csv.ts";
import { getImport, listIssues } from "#features/imports/queries.ts";
import { sayer } from "#features/imports/say.ts";
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
    const text = issuesCsv(await listIssues(tx, id), await sayer());
    return attachedFile({
      name: `${fileName.replace(/\.\w+$/, "")}-rows.csv`,
      mediaType: "text/csv; charset=utf-8",
      content: new TextEncoder().encode(text),
    });
  });
}
