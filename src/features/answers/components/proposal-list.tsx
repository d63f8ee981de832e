import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { FormAction } from "#domain/form-state.ts";
import { RETURN_REASONS } from "#domain/return-reason.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { STATUSES } from "#features/commitments/rules.ts";
import type { Answer, CommitmentStatus } from "#generated/prisma/enums.ts";
import { FormButtons, SubmitButton } from "#ui/choice.tsx";
import { DateField } from "#ui/date-field.tsx";
import { SelectField, TextArea } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { formatDayShort, formatInstant } from "#ui/format.ts";
import { EmptyState } from "#ui/notice.tsx";
import { Quote } from "#ui/prose.tsx";
import type { ProposalView } from "../schema.ts";

type Props = {
  proposals: ProposalView[];
  today: CalendarDate;
  timeZone: string;
  accept: FormAction;
  giveBack: FormAction;
  /** Where it is decided in the managers' queue: the part of it that is looked at. */
  queue?: string;
};

/** What an answer most likely means; its owner decides. */
const STATUS_OF: Record<Answer, CommitmentStatus> = {
  on_track: "limited",
  delayed: "limited",
  blocked: "limited",
  done: "complete",
};

/** Answers of focal points, each with what has become of it, or the two ways to decide. */
export async function ProposalList(props: Props) {
  const t = await getTranslations("answers");
  const { proposals, timeZone } = props;
  if (proposals.length === 0) {
    return <EmptyState title={t("noProposals")}>{t("noProposalsHint")}</EmptyState>;
  }
  const locale = await getLocale();
  const at = (instant: Date) => formatInstant(instant, locale, timeZone);
  return (
    <ul className="grid gap-4">
      {proposals.map((proposal) => (
        <li key={proposal.id} id={proposal.id} className="sheet grid gap-3 p-5">
          <h3 className="font-semibold">
            {t("received", {
              answer: t(`answerOf.${proposal.answer}`),
              when: at(proposal.receivedAt),
            })}
          </h3>
          <p className="text-sm text-ink-2">
            <bdi>
              {proposal.address === null
                ? t("fromHand", { by: proposal.askedBy })
                : t("from", { address: proposal.address, by: proposal.askedBy })}
            </bdi>
          </p>
          {proposal.note !== null && <Quote>{proposal.note}</Quote>}
          {proposal.attachmentId !== null && (
            <p>
              {t("file")}:{" "}
              <a href={`/attachments/${proposal.attachmentId}`} className="link">
                <bdi>{proposal.fileName}</bdi>
              </a>
            </p>
          )}
          {proposal.decidedAt === null ? (
            <Decision {...props} proposal={proposal} />
          ) : (
            <p>
              {t(proposal.isAccepted ? "accepted" : "returned", {
                by: proposal.decidedBy ?? "",
                when: at(proposal.decidedAt),
                reason: proposal.reason ?? "",
              })}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

async function Decision({
  proposal,
  today,
  accept,
  giveBack,
  queue,
}: Props & { proposal: ProposalView }) {
  const t = await getTranslations("answers");
  const reviews = await getTranslations("reviews");
  const values = await getTranslations("values.status");
  const locale = await getLocale();
  const { id, version, answer, note, attachmentId } = proposal;
  const hidden = { id, version: String(version), ...(queue !== undefined && { queue }) };
  const isProven = answer !== "done" || attachmentId !== null;
  return (
    <div className="grid items-start gap-6 md:grid-cols-2">
      <ActionForm
        action={accept}
        requestKey={uuidv7()}
        hidden={hidden}
        label={t("acceptTitle")}
        className="queue-accept grid gap-4"
      >
        <SelectField
          name="status"
          label={t("status")}
          hint={t("statusHint")}
          initial={isProven ? STATUS_OF[answer] : "substantial"}
          empty={null}
          required
          options={STATUSES.map((value) => ({ value, label: values(value) }))}
        />
        <DateField
          name="effectiveOn"
          label={t("effectiveOn")}
          initial={formatDayShort(today, locale)}
          dayOnly
          required
        />
        <TextArea name="note" label={t("note")} initial={note ?? ""} rows={2} />
        <FormButtons>
          <SubmitButton>{t("accept")}</SubmitButton>
        </FormButtons>
      </ActionForm>
      <ActionForm
        action={giveBack}
        requestKey={uuidv7()}
        hidden={hidden}
        label={t("returnTitle")}
        className="queue-return grid gap-4"
      >
        <SelectField
          name="reasonKind"
          label={reviews("reasonKind")}
          options={RETURN_REASONS.map((value) => ({ value, label: reviews(`reason.${value}`) }))}
          required
        />
        <TextArea name="reason" label={t("reason")} hint={t("reasonHint")} rows={3} required />
        <FormButtons>
          <SubmitButton tone="secondary">{t("return")}</SubmitButton>
        </FormButtons>
      </ActionForm>
    </div>
  );
}
