import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { highestMarking } from "#domain/marking.ts";
import { PrintedMinutes } from "#features/meetings/components/printed-minutes.tsx";
import { getMeeting } from "#features/meetings/queries/record.ts";
import { env } from "#server/env.ts";
import { readPage } from "#server/page.ts";
import { formatInstant } from "#ui/format.ts";
import { ButtonLink, Page } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("meetings"))("minutes") };
}

export default async function PrintMeetingPage({ params }: PageProps<"/meetings/[id]/print">) {
  const { id } = await params;
  const t = await getTranslations("meetings");
  const locale = await getLocale();
  const { meeting, today, now } = await readPage(
    "/meetings/[id]/print",
    async ({ tx, today: day, now: at }) => ({
      meeting: await getMeeting(tx, id, day),
      today: day,
      now: at,
    }),
  );
  const made = meeting.outcomes.map(({ commitment }) => commitment).filter((one) => one !== null);
  const marking = highestMarking([
    meeting.marking,
    ...[...made, ...meeting.otherCommitments].map((one) => one.marking),
  ]);
  return (
    <Page marking={marking} narrow>
      <div className="no-print flex flex-wrap items-center gap-3">
        <ButtonLink href={`/meetings/${id}`}>{t("backToRecord")}</ButtonLink>
        <p className="text-sm text-ink-2">{t("printHint")}</p>
      </div>
      <PrintedMinutes
        meeting={meeting}
        marking={marking}
        today={today}
        printedAt={formatInstant(now, locale, env().ACCORD_TIME_ZONE)}
      />
    </Page>
  );
}
