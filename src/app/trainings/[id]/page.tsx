import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { isDated, momentFilter } from "#domain/moment.ts";
import { mayTry } from "#domain/permissions.ts";
import { highestMarking } from "#domain/marking.ts";
import { nameIn } from "#domain/names.ts";
import { History } from "#features/audit/components/history.tsx";
import { listHistory } from "#features/audit/queries.ts";
import { CiteThis } from "#features/export/components/cite-this.tsx";
import { TrainingRecord } from "#features/trainings/components/training-record.tsx";
import { canKeepTraining } from "#features/trainings/policy.ts";
import { getTraining, getTrainingPlace } from "#features/trainings/queries/record.ts";
import { followAction } from "#features/notifications/actions.ts";
import { FollowButton } from "#features/notifications/components/follow-button.tsx";
import { isFollowing } from "#features/notifications/queries.ts";
import { momentOf } from "#server/moment.ts";
import { homeOrigin, homeTimeZone, readPage, todayAtHome } from "#server/page.ts";
import { AsOf } from "#ui/as-of.tsx";
import { Link } from "#ui/link.tsx";
import { Notice } from "#ui/notice.tsx";
import { ButtonLink, Page, PageHeader, Section } from "#ui/page.tsx";
import { CountryName } from "#ui/tag.tsx";

const HISTORY = {
  childKey: "training_id",
  children: ["course", "training_recipient", "training_topic"],
};

type Props = PageProps<"/trainings/[id]">;

/** Read once for the title of the page and the page. */
const read = cache((id: string, asOf: CalendarDate | null, knownOn: CalendarDate | null) =>
  readPage("/trainings/[id]", async ({ tx, viewer, today }) => {
    const moment = momentOf({ asOf, knownOn }, today);
    const training = await getTraining(tx, id, moment);
    return {
      training,
      place: await getTrainingPlace(tx, id, moment),
      history: await listHistory(tx, "training", id, { ...HISTORY, until: moment.knownAt }),
      mayChoose: !isDated({ asOf, knownOn }) && mayTry(viewer, "claim.choose"),
      mayKeep: !isDated({ asOf, knownOn }) && canKeepTraining(viewer, training),
      isFollowed: await isFollowing(tx, viewer, "training", id),
    };
  }),
);

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { asOf, knownOn } = momentFilter.parse(await searchParams);
  const { training } = await read((await params).id, asOf, knownOn);
  return { title: training.title };
}

export default async function TrainingPage({ params, searchParams }: Props) {
  const { id } = await params;
  const address = await searchParams;
  const when = momentFilter.parse(address);
  const known = await read(id, when.asOf, when.knownOn);
  const { training, place, history, mayKeep, mayChoose } = known;
  const t = await getTranslations("trainings");
  const { ref, title, marking, agreement, commitment } = training;
  const shown = [training, agreement, commitment].filter((one) => one !== null);
  const words = await getTranslations("export.cite.kind");
  return (
    <Page dated marking={highestMarking(shown.map((one) => one.marking))}>
      <PageHeader
        title={title}
        kicker={ref}
        marking={marking}
        breadcrumb={[{ href: "/trainings", label: t("title") }]}
        meta={
          <Link href={`/partners/${place.partner.code}`}>
            <CountryName
              code={place.partner.code}
              name={nameIn(await getLocale(), place.partner)}
            />
          </Link>
        }
        actions={
          <>
            <FollowButton
              kind="training"
              recordId={id}
              isFollowed={known.isFollowed}
              path={`/trainings/${id}`}
              action={followAction}
            />
            {mayKeep && <ButtonLink href={`/trainings/${id}/edit`}>{t("edit")}</ButtonLink>}
          </>
        }
      />
      <AsOf path={`/trainings/${id}`} params={address} when={when} limits={[t("limits")]} />
      {isDated(when) && training.courses.length === 0 && (
        <Notice tone="warning" title={t("notBegun")} />
      )}
      <TrainingRecord training={training} place={place} mayKeep={mayKeep} mayChoose={mayChoose} />
      <Section id="history" title={t("history")}>
        <History entries={history} timeZone={homeTimeZone()} />
      </Section>
      <CiteThis
        kind={words("training")}
        reference={ref}
        title={title}
        partner={nameIn(await getLocale(), place.partner)}
        date={null}
        state={null}
        marking={highestMarking(shown.map((one) => one.marking))}
        path={`/trainings/${id}`}
        origin={homeOrigin()}
        when={when}
        today={todayAtHome()}
      />
    </Page>
  );
}
