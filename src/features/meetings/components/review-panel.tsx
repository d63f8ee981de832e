import { getTranslations } from "next-intl/server";
import type { Actor } from "#domain/actor.ts";
import { RETURN_REASONS } from "#domain/return-reason.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { FormButtons, SubmitButton } from "#ui/choice.tsx";
import { DateField } from "#ui/date-field.tsx";
import { SelectField, TextArea } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { Notice } from "#ui/notice.tsx";
import {
  agreeMeetingAction,
  cancelMeetingAction,
  postponeMeetingAction,
  reopenMeetingAction,
  returnMeetingAction,
  submitMeetingAction,
} from "../actions.ts";
import {
  canAgreeMeeting,
  canCallOffMeeting,
  canReopenMeeting,
  canReturnMeeting,
  canSubmitMeeting,
} from "../policy.ts";
import type { MeetingView } from "../views.ts";

type Props = { meeting: MeetingView; viewer: Actor };

/** How far the record is, and the next step for those who may take it. */
export async function ReviewPanel({ meeting, viewer }: Props) {
  const t = await getTranslations("meetings.review");
  const reviews = await getTranslations("reviews");
  const { recordState } = meeting;
  const last = meeting.reviews.at(-1);
  switch (recordState) {
    case "draft":
    case "returned":
      return (
        <>
          {recordState === "returned" && last && (
            <Notice tone="warning" title={t("wasReturned", { name: last.by })}>
              <q dir="auto">{last.reason}</q>
            </Notice>
          )}
          {canSubmitMeeting(viewer, meeting) && (
            <Notice title={t("notSubmitted")}>
              <Step action={submitMeetingAction} meeting={meeting} label={t("submit")} />
            </Notice>
          )}
        </>
      );
    case "submitted":
      return (
        <Notice title={t("waits", { name: last?.by ?? "" })}>
          {canAgreeMeeting(viewer, meeting) ? (
            <div className="grid gap-3">
              <p>{t("agreeHint")}</p>
              <Step action={agreeMeetingAction} meeting={meeting} label={t("agree")} />
            </div>
          ) : (
            <p>{t(canReturnMeeting(viewer, meeting) ? "own" : "readOnly")}</p>
          )}
          {canReturnMeeting(viewer, meeting) && (
            <Reasoned
              action={returnMeetingAction}
              meeting={meeting}
              label={t("return")}
              reason={t("returnReason")}
            >
              <SelectField
                name="reasonKind"
                label={reviews("reasonKind")}
                options={RETURN_REASONS.map((value) => ({
                  value,
                  label: reviews(`reason.${value}`),
                }))}
                required
              />
            </Reasoned>
          )}
        </Notice>
      );
    case "agreed":
      return (
        <Notice tone="success" title={t("isAgreed", { name: last?.by ?? "" })}>
          {canReopenMeeting(viewer, meeting) && (
            <Reasoned
              action={reopenMeetingAction}
              meeting={meeting}
              label={t("reopen")}
              reason={t("reopenReason")}
            />
          )}
        </Notice>
      );
  }
}

/** Calling off and putting off a meeting that has not taken place. */
export async function CallOffPanel({ meeting, viewer }: Props) {
  const t = await getTranslations("meetings.review");
  const may = (as: "cancelled" | "postponed") => canCallOffMeeting(viewer, meeting, as);
  if (!may("cancelled") && !may("postponed")) return null;
  return (
    <div className="no-print flex flex-wrap gap-x-6 gap-y-2">
      {may("postponed") && (
        <Reasoned
          action={postponeMeetingAction}
          meeting={meeting}
          label={t("postpone")}
          reason={t("postponeReason")}
        >
          <DateField name="held" label={t("newDate")} hint={t("newDateHint")} />
        </Reasoned>
      )}
      {may("cancelled") && (
        <Reasoned
          action={cancelMeetingAction}
          meeting={meeting}
          label={t("cancel")}
          reason={t("cancelReason")}
        />
      )}
    </div>
  );
}

type FormProps = {
  action: typeof submitMeetingAction;
  meeting: Pick<MeetingView, "id" | "version">;
  label: string;
};

function Step({ action, meeting: { id, version }, label }: FormProps) {
  return (
    <ActionForm
      action={action}
      requestKey={uuidv7()}
      hidden={{ id, version }}
      label={label}
      className="no-print grid justify-items-start gap-2"
    >
      <SubmitButton>{label}</SubmitButton>
    </ActionForm>
  );
}

type ReasonedProps = FormProps & { reason: string; children?: React.ReactNode };

function Reasoned({ action, meeting: { id, version }, label, reason, children }: ReasonedProps) {
  return (
    <details className="no-print pt-1">
      <summary className="link inline-flex min-h-6 items-center font-medium">{label}</summary>
      <ActionForm
        action={action}
        requestKey={uuidv7()}
        hidden={{ id, version }}
        label={label}
        className="grid max-w-xl gap-3 pt-2"
      >
        <TextArea name="reason" label={reason} rows={3} required />
        {children}
        <FormButtons>
          <SubmitButton tone="secondary">{label}</SubmitButton>
        </FormButtons>
      </ActionForm>
    </details>
  );
}
