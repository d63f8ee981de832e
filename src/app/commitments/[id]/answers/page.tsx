import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import {
  acceptAnswerAction,
  askFocalPointAction,
  returnAnswerAction,
  revokeQuestionAction,
} from "#features/answers/actions.ts";
import { AskForm } from "#features/answers/components/ask-form.tsx";
import { ProposalList } from "#features/answers/components/proposal-list.tsx";
import { QuestionList } from "#features/answers/components/question-list.tsx";
import { getAsked, listProposals, listQuestions } from "#features/answers/queries.ts";
import { isMailOn } from "#server/mail/transport.ts";
import { homeOrigin, homeTimeZone, readPage } from "#server/page.ts";
import { linkFor } from "#server/signed-link.ts";
import { Page, PageHeader, Section } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("answers"))("title") };
}

export default async function AnswersPage({ params }: PageProps<"/commitments/[id]/answers">) {
  const { id } = await params;
  const { commitment, questions, proposals, today, now } = await readPage(
    "/commitments/[id]/answers",
    async ({ tx, viewer, today: day, now: instant }) => ({
      commitment: await getAsked(tx, id),
      questions: await listQuestions(tx, viewer, id),
      proposals: await listProposals(tx, id),
      today: day,
      now: instant,
    }),
  );
  const t = await getTranslations("answers");
  const commitments = await getTranslations("commitments");
  const timeZone = homeTimeZone();
  const { ref, title, marking } = commitment;
  return (
    <Page marking={marking}>
      <PageHeader
        title={t("title")}
        kicker={ref}
        marking={marking}
        breadcrumb={[
          { href: "/commitments", label: commitments("title") },
          { href: `/commitments/${id}`, label: <bdi>{title}</bdi> },
        ]}
        meta={t("intro")}
      />
      <Section id="answers" title={t("proposals")} count={proposals.length}>
        <ProposalList
          proposals={proposals}
          today={today}
          timeZone={timeZone}
          accept={acceptAnswerAction}
          giveBack={returnAnswerAction}
        />
      </Section>
      <Section id="ask" title={t("ask")} sheet>
        <AskForm
          action={askFocalPointAction}
          commitmentId={id}
          marking={marking}
          isMailOn={isMailOn()}
        />
      </Section>
      <Section id="questions" title={t("questions")}>
        <QuestionList
          questions={questions.map((question) => ({
            ...question,
            href: `${homeOrigin()}/answers/${linkFor(question.id)}?lang=${question.language}`,
          }))}
          now={now}
          timeZone={timeZone}
          revoke={revokeQuestionAction}
        />
      </Section>
    </Page>
  );
}
