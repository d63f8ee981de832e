import { getTranslations } from "next-intl/server";
import { uuidv7 } from "#domain/uuid.ts";
import { SubmitButton } from "#ui/choice.tsx";
import { ActionForm } from "#ui/form.tsx";
import { Icon } from "#ui/icon.tsx";
import { ButtonLink } from "#ui/page.tsx";
import { Tabs } from "#ui/record.tsx";
import { hrefWith, type Params } from "#ui/address.ts";
import { startBriefAction } from "../actions.ts";
import { type BriefForm, FORMS } from "../views.ts";

/** The two files of a brief: the same lines, for this reader. */
export async function BriefFiles({ path, query = "" }: { path: string; query?: string }) {
  const t = await getTranslations("briefs");
  return (
    <>
      {(["pdf", "docx"] as const).map((format) => (
        <a
          key={format}
          href={`${path}/brief.${format}${query}`}
          className="button button-secondary"
          download
        >
          <Icon name="download" />
          {t(format)}
        </a>
      ))}
    </>
  );
}

/** The three forms of a brief, as views of one page. */
export async function BriefForms({
  path,
  params,
  form,
}: {
  path: string;
  params: Params;
  form: BriefForm;
}) {
  const t = await getTranslations("briefs");
  return (
    <Tabs
      label={t("formLabel")}
      tabs={FORMS.map((name) => ({
        href: hrefWith(path, params, { form: name === "full" ? null : name }),
        label: t(`form.${name}`),
        current: name === form,
      }))}
    />
  );
}

type KeepProps = { partner: string; form: BriefForm; locale: string; meetingId: string | null };

/** Keeps what is shown as it stands, to be edited and frozen. */
export async function KeepBrief({ partner, form, locale, meetingId }: KeepProps) {
  const t = await getTranslations("briefs");
  return (
    <ActionForm
      action={startBriefAction}
      requestKey={uuidv7()}
      hidden={{ partner, form, locale, meetingId: meetingId ?? "" }}
      label={t("keep")}
    >
      <SubmitButton>{t("keep")}</SubmitButton>
    </ActionForm>
  );
}

/** Where a page that knows of a meeting or a partner leads to its brief. */
export async function BriefLink({ partner, meetingId }: { partner: string; meetingId?: string }) {
  const t = await getTranslations("briefs");
  return (
    <ButtonLink href={hrefWith(`/partners/${partner}/brief`, {}, { meeting: meetingId ?? null })}>
      <Icon name="fileText" />
      {t(meetingId === undefined ? "open" : "openFor")}
    </ButtonLink>
  );
}
