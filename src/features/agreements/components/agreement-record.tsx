import type { ReactNode } from "react";
import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { When } from "#domain/moment.ts";
import { nameIn } from "#domain/names.ts";
import { History } from "#features/audit/components/history.tsx";
import type { AuditEntry } from "#features/audit/schema.ts";
import { CiteThis } from "#features/export/components/cite-this.tsx";
import { Claims } from "#features/sources/components/claims.tsx";
import type { Params } from "#ui/address.ts";
import { AsOf } from "#ui/as-of.tsx";
import { Link } from "#ui/link.tsx";
import { Notice } from "#ui/notice.tsx";
import { ButtonLink, Columns, Page, Section } from "#ui/page.tsx";
import { Card } from "#ui/record.tsx";
import type { FamilyView } from "../family.ts";
import type { Neighbour } from "../neighbour-views.ts";
import type { CommitmentUnder } from "../commitments-under.ts";
import type { AgreementView } from "../views.ts";
import { CommitmentsUnder, DraftTexts, Links, Trainings } from "./agreement-around.tsx";
import { RouteLine } from "./route-line.tsx";
import { KeyDates, Parties, Term, Topics } from "./agreement-facts.tsx";
import { AgreementHeader } from "./agreement-header.tsx";
import { ActionTimeline, StageNow, StageTable } from "./agreement-history.tsx";
import { Concurrences } from "./concurrence-table.tsx";
import { Citations } from "./evidence.tsx";
import { FamilyAnswer } from "./family-answer.tsx";
import { FamilyGraph } from "./family-views.tsx";
import { NeighbourList } from "./neighbours.tsx";
import { Nothing } from "./nothing.tsx";

type Props = {
  agreement: AgreementView;
  commitments: CommitmentUnder[];
  /** Null without any link. */
  family: FamilyView | null;
  /** While it is in its first stage: what is there already. */
  neighbours: Neighbour[] | null;
  history: AuditEntry[];
  mayWrite: boolean;
  /** The button that follows it. */
  follow: ReactNode;
  mayChoose: boolean;
  /** The day that is shown. */
  today: CalendarDate;
  when: When;
  params: Params;
  timeZone: string;
  origin: string;
  /** At home, whatever day is shown. */
  accessedOn: CalendarDate;
};

/** An agreement with everything that hangs on it. */
export async function AgreementRecord(props: Props) {
  const { agreement, commitments, family, history, mayWrite, today, when, params, timeZone } =
    props;
  const t = await getTranslations("agreements");
  const words = await getTranslations("values");
  const locale = await getLocale();
  const { id, stages, actions, links, draftTexts, trainings, citations, claims } = agreement;
  const to = (verb: "act" | "move" | "link" | "concur" | "texts") =>
    mayWrite && <ButtonLink href={`/agreements/${id}/${verb}`}>{t(`do.${verb}`)}</ButtonLink>;
  const way = (
    <Section
      key="stages"
      id="stages"
      title={t("section.stages")}
      hint={<RouteLine agreement={agreement} timeZone={timeZone} />}
      actions={to("move")}
    >
      {stages.length > 0 ? (
        <StageTable agreement={agreement} />
      ) : (
        <Nothing>{t("nothing.stages")}</Nothing>
      )}
    </Section>
  );
  const happened = (
    <Section
      key="actions"
      id="actions"
      title={t("section.actions")}
      count={actions.length}
      actions={to("act")}
    >
      <ActionTimeline agreement={agreement} />
    </Section>
  );
  return (
    <Page dated marking={agreement.marking}>
      <AgreementHeader agreement={agreement} mayWrite={mayWrite} follow={props.follow} />
      <AsOf path={`/agreements/${id}`} params={params} when={when} rewound />
      {!agreement.wasRecorded ? (
        <Notice tone="warning" title={t("notRecorded")} />
      ) : (
        when.asOf !== null &&
        actions.length + stages.length === 0 && (
          <Notice tone="warning" title={t("nothingHappened")} />
        )
      )}
      <Columns aside={<Aside agreement={agreement} today={today} />}>
        {props.neighbours !== null && (
          <Section
            id="neighbours"
            title={t("neighbours.section")}
            count={props.neighbours.length}
            hint={t("neighbours.sectionHint")}
            actions={
              mayWrite && (
                <ButtonLink href={`/agreements/${id}/neighbours`}>
                  {t("neighbours.compare")}
                </ButtonLink>
              )
            }
          >
            {props.neighbours.length === 0 ? (
              <Nothing hint={agreement.topics.length === 0 && t("neighbours.noTopicHint")}>
                {t(agreement.topics.length === 0 ? "neighbours.noTopic" : "neighbours.none")}
              </Nothing>
            ) : (
              <NeighbourList neighbours={props.neighbours} timeZone={timeZone} />
            )}
          </Section>
        )}
        {agreement.summary !== null && (
          <Section id="summary" title={t("section.summary")}>
            <p className="max-w-prose whitespace-pre-line" dir="auto">
              {agreement.summary}
            </p>
          </Section>
        )}
        <Section id="dates" title={t("section.dates")} sheet>
          <KeyDates agreement={agreement} />
        </Section>
        {agreement.isPendingMou ? [way, happened] : [happened, way]}
        <Section
          id="concurrences"
          title={t("section.concurrences")}
          count={agreement.concurrences.length}
          actions={to("concur")}
        >
          <Concurrences agreement={agreement} mayWrite={mayWrite} />
        </Section>
        <Section id="links" title={t("section.links")} count={links.length} actions={to("link")}>
          {family !== null && (
            <div className="mb-3 grid gap-3">
              <FamilyAnswer family={family} asOf={today} />
              <FamilyGraph family={family} rootId={id} />
              <p className="no-print text-sm">
                <Link href={`/agreements/${id}/family`}>{t("family.whole")}</Link>
              </p>
            </div>
          )}
          <Links agreement={agreement} />
        </Section>
        <Section id="commitments" title={t("section.commitments")} count={commitments.length}>
          <CommitmentsUnder
            commitments={commitments}
            isInForce={agreement.state === "in_force"}
            today={today}
          />
        </Section>
        {trainings.length > 0 && (
          <Section id="trainings" title={t("section.trainings")} count={trainings.length} sheet>
            <Trainings agreement={agreement} />
          </Section>
        )}
        {(draftTexts.length > 0 || mayWrite) && (
          <Section
            id="drafts"
            title={t("section.drafts")}
            count={draftTexts.length}
            actions={to("texts")}
          >
            {draftTexts.length > 0 ? (
              <DraftTexts agreement={agreement} timeZone={timeZone} />
            ) : (
              <Nothing>{t("nothing.drafts")}</Nothing>
            )}
          </Section>
        )}
        <Section id="citations" title={t("section.citations")} count={citations.length}>
          {citations.length > 0 ? (
            <Citations citations={citations} />
          ) : (
            <Nothing hint={t("nothing.citationsHint")}>{t("nothing.citations")}</Nothing>
          )}
        </Section>
        <Claims claims={claims} mayChoose={props.mayChoose} />
        <Section id="history" title={t("section.history")}>
          <History entries={history} timeZone={timeZone} />
        </Section>
      </Columns>
      <CiteThis
        kind={words(`instrumentType.${agreement.instrument}`)}
        reference={agreement.ref}
        title={agreement.title}
        partner={nameIn(locale, agreement.partner)}
        date={agreement.actions.find(({ type }) => type === "signed")?.happened ?? null}
        state={words(`agreementState.${agreement.state}`)}
        marking={agreement.marking}
        path={`/agreements/${id}`}
        origin={props.origin}
        when={when}
        today={props.accessedOn}
      />
    </Page>
  );
}

async function Aside({ agreement, today }: { agreement: AgreementView; today: CalendarDate }) {
  const t = await getTranslations("agreements.stage");
  return (
    <>
      {(agreement.isPendingMou || agreement.stages.length > 0) && (
        <Card title={t("title")}>
          <StageNow agreement={agreement} />
        </Card>
      )}
      <Parties agreement={agreement} />
      <Term agreement={agreement} today={today} />
      <Topics agreement={agreement} />
    </>
  );
}
