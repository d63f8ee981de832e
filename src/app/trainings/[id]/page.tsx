import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { highestMarking } from "#domain/marking.ts";
import { nameIn } from "#domain/names.ts";
import { History } from "#features/audit/components/history.tsx";
import { listHistory } from "#features/audit/queries.ts";
import { TrainingRecord } from "#features/trainings/components/training-record.tsx";
import { canKeepTraining } from "#features/trainings/policy.ts";
import { getTraining, getTrainingPlace } from "#features/trainings/queries/record.ts";
import { homeTimeZone, readPage } from "#server/page.ts";
import { Link } from "#ui/link.tsx";
import { ButtonLink, Page, PageHeader, Section } from "#ui/page.tsx";
import { CountryName } from "#ui/tag.tsx";

const HISTORY = {
  childKey: "training_id",
  children: ["course", "training_recipient", "training_topic"],
};

type Props = PageProps<"/trainings/[id]">;

/** Read once for the title of the page and the page. */
const read = cache((id: string) =>
  readPage("/trainings/[id]", async ({ tx, viewer, today }) => {
    const training = await getTraining(tx, id);
    return {
      training,
      place: await getTrainingPlace(tx, id, today),
      history: await listHistory(tx, "training", id, HISTORY),
      mayKeep: canKeepTraining(viewer, training),
    };
  }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { training } = await read((await params).id);
  return { title: training.title };
}

export default async function TrainingPage({ params }: Props) {
  const { id } = await params;
  const { training, place, history, mayKeep } = await read(id);
  const t = await getTranslations("trainings");
  const { ref, title, marking, agreement, commitment } = training;
  const shown = [training, agreement, commitment].filter((one) => one !== null);
  return (
    <Page marking={highestMarking(shown.map((one) => one.marking))}>
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
        actions={mayKeep && <ButtonLink href={`/trainings/${id}/edit`}>{t("edit")}</ButtonLink>}
      />
      <TrainingRecord training={training} place={place} mayKeep={mayKeep} />
      <Section id="history" title={t("history")}>
        <History entries={history} timeZone={homeTimeZone()} />
      </Section>
    </Page>
  );
}
