import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { AgencyLinks } from "#features/agencies/components/agency-name.tsx";
import { Citations } from "#features/agencies/components/evidence.tsx";
import type { Linked } from "#features/agencies/views.ts";
import { Claims } from "#features/sources/components/claims.tsx";
import { Link } from "#ui/link.tsx";
import { ButtonLink, Section } from "#ui/page.tsx";
import { SummaryList } from "#ui/record.tsx";
import { StatusTag } from "#ui/tag.tsx";
import type { TrainingPlace, TrainingView } from "../views.ts";
import { CourseTable } from "./course-table.tsx";
import { Provider } from "./provider.tsx";

type Props = { training: TrainingView; place: TrainingPlace; mayKeep: boolean; mayChoose: boolean };

/** A programme: who gives it to whom, under what, which promise it keeps, and its courses. */
export async function TrainingRecord({ training, place, mayKeep, mayChoose }: Props) {
  const t = await getTranslations("trainings");
  const add = (
    <ButtonLink href={`/trainings/${training.id}/courses/new`}>{t("addCourse")}</ButtonLink>
  );
  return (
    <>
      <Section id="programme" title={t("record.title")} sheet>
        <Summary training={training} place={place} />
      </Section>
      <Section
        id="courses"
        title={t("record.courses")}
        count={training.courses.length}
        actions={mayKeep && add}
      >
        <CourseTable courses={training.courses} />
      </Section>
      <Claims claims={training.claims} mayChoose={mayChoose} />
      <Citations citations={training.citations} />
    </>
  );
}

async function Summary({ training, place }: Pick<Props, "training" | "place">) {
  const t = await getTranslations("trainings.record");
  const modes = await getTranslations("values.deliveryMode");
  const locale = await getLocale();
  const { summary, providerSide, provider, mode, recipients, topics, agreement, commitment } =
    training;
  return (
    <SummaryList
      rows={[
        ...(summary === null
          ? []
          : [
              {
                term: t("summary"),
                value: (
                  <span key="summary" className="whitespace-pre-line">
                    {summary}
                  </span>
                ),
              },
            ]),
        {
          term: t("commitment"),
          value:
            commitment === null ? (
              <span className="text-ink-2">{t("noCommitment")}</span>
            ) : (
              <span className="inline-flex flex-wrap items-baseline gap-x-2">
                <RecordLink record={commitment} path="/commitments" />
                {place.status !== null && <StatusTag value={place.status} />}
              </span>
            ),
        },
        { term: t("provider"), value: <Provider side={providerSide} agency={provider} /> },
        {
          term: t("recipients"),
          value: recipients.length > 0 && <AgencyLinks agencies={recipients} />,
        },
        { term: t("mode"), value: mode === "unknown" ? null : modes(mode) },
        {
          term: t("agreement"),
          value: agreement && (
            <span className="inline-flex flex-wrap items-baseline gap-x-2">
              <RecordLink record={agreement} path="/agreements" />
              {place.state !== null && <StatusTag kind="agreementState" value={place.state} />}
            </span>
          ),
        },
        {
          term: t("topics"),
          value: topics.map((topic, index) => (
            <span key={topic.id}>
              {index > 0 && ", "}
              <Link href={`/topics/${topic.slug}`}>{nameIn(locale, topic)}</Link>
            </span>
          )),
        },
      ].map((row) => (row.value === false ? { ...row, value: null } : row))}
    />
  );
}

/** A record by its title, its reference beside it. */
export function RecordLink({ record, path }: { record: Linked; path: string }) {
  return (
    <span>
      <Link href={`${path}/${record.id}`}>
        <bdi>{record.title}</bdi>
      </Link>{" "}
      <span className="figures text-xs text-ink-2">{record.ref}</span>
    </span>
  );
}
