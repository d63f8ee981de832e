import PostalMime, { type Address, type Email } from "postal-mime";
import { type CalendarDate, dayFrom } from "#domain/calendar-date.ts";
import { type Extract, NO_FACTS } from "./extract.ts";
import { htmlText } from "./html-text.ts";
import { UnreadableFile } from "./unreadable-file.ts";

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const MAX_LEVELS = 50;

/** The text of an e-mail: as it was written plain, else from its HTML; attachments are named, not read. */
export async function mailText(bytes: Uint8Array): Promise<Extract> {
  const mail = await parsed(bytes);
  const attachments = mail.attachments
    // Pictures of the HTML itself, such as a signature's.
    .filter(({ related }) => related !== true)
    .map(({ filename, mimeType }) => filename ?? mimeType);
  const plain = mail.text?.trim() ?? "";
  const text = plain === "" ? htmlText(mail.html ?? "").text : plain;
  if (text === "" && attachments.length > 0) {
    throw new UnreadableFile("onlyAttachments", { names: attachments.join(", ") });
  }
  return {
    text,
    facts: {
      ...NO_FACTS,
      title: mail.subject?.trim() || null,
      author: sender(mail.from),
      publishedOn: sentOn(mail),
    },
    left: { attachments, pagesWithoutText: 0 },
  };
}

async function parsed(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { maxNestingDepth: MAX_LEVELS });
  } catch (error) {
    throw new UnreadableFile("nestedTooDeeply", {}, { cause: error });
  }
}

function sender(from: Address | undefined): string | null {
  if (!from) return null;
  if (!from.address) return from.name || null;
  return from.name ? `${from.name} <${from.address}>` : from.address;
}

/** The day by the sender's own clock: the date as it stands in the header, whatever the zone. */
function sentOn({ headers }: Email): CalendarDate | null {
  const date = headers.find(({ key }) => key === "date")?.value ?? "";
  const [, day, month = "", year] =
    /\b(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{4})\b/.exec(date) ?? [];
  return dayFrom(Number(year), MONTHS.indexOf(month.toLowerCase()) + 1, Number(day));
}
