import { getTranslations } from "next-intl/server";
import { uuidv7 } from "#domain/uuid.ts";
import { SubmitButton } from "#ui/choice.tsx";
import { TextField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { Link } from "#ui/link.tsx";
import { Section } from "#ui/page.tsx";
import { pickOptions } from "#ui/pick-options.ts";
import { PickerField } from "#ui/picker.tsx";
import { linkCommitmentAction, unlinkCommitmentAction } from "../actions.ts";
import { LINK_KINDS, type LinkKind } from "../schema.ts";
import type { Choices, CommitmentView, RecordName } from "../views.ts";

/** What each kind of link leads to. */
const TARGETS = {
  restates: { kind: "commitment", choices: "commitments" },
  blockedByCommitment: { kind: "commitment", choices: "commitments" },
  blockedByAgreement: { kind: "agreement", choices: "agreements" },
  meeting: { kind: "meeting", choices: "meetings" },
  agreement: { kind: "agreement", choices: "agreements" },
  source: { kind: "source", choices: "sources" },
} as const satisfies Record<LinkKind, { kind: string; choices: keyof Choices }>;

type Props = {
  commitment: CommitmentView;
  choices: Choices;
  /** The kind of link that is being added, as the address says. */
  adding: LinkKind | null;
};

/** What it comes from, says again or waits for: take a link back, or add one of a kind that is chosen first. */
export async function LinkForms({ commitment, choices, adding }: Props) {
  const t = await getTranslations("commitments.edit");
  const links = linksOf(commitment);
  return (
    <Section id="links" title={t("links")} hint={t("linksHint")} sheet>
      <div className="grid gap-4">
        {links.length === 0 && <p className="text-sm text-ink-2">{t("noLinks")}</p>}
        <ul className="grid gap-2">
          {links.map(({ kind, record }) => (
            <li
              key={`${kind}-${record.id}`}
              className="flex flex-wrap items-center justify-between gap-2 border-b border-line pb-2 text-sm"
            >
              <span className="min-w-0">
                <span className="text-ink-2">{t(`linkKind.${kind}`)}:</span>{" "}
                <bdi className="font-medium">{record.title}</bdi>{" "}
                <span className="figures text-xs text-ink-2">{record.ref}</span>
              </span>
              <ActionForm
                action={unlinkCommitmentAction}
                requestKey={uuidv7()}
                hidden={{ kind, commitmentId: commitment.id, targetId: record.id }}
                label={`${t("unlink")}: ${record.title}`}
              >
                <SubmitButton tone="quiet" small>
                  {t("unlink")} <span className="sr-only">{record.title}</span>
                </SubmitButton>
              </ActionForm>
            </li>
          ))}
        </ul>
        <nav aria-label={t("addLink")} className="flex flex-wrap items-center gap-2 text-sm">
          <span className="font-medium">{t("addLink")}:</span>
          {LINK_KINDS.map((kind) => (
            <Link
              key={kind}
              href={`/commitments/${commitment.id}/edit?link=${kind}#links`}
              aria-current={kind === adding ? "true" : undefined}
              className="rounded-full border border-line-strong px-3 py-0.5 hover:border-accent aria-[current]:border-accent aria-[current]:bg-accent-soft"
            >
              {t(`linkKind.${kind}`)}
            </Link>
          ))}
        </nav>
        {adding !== null && <AddLink commitment={commitment} choices={choices} kind={adding} />}
      </div>
    </Section>
  );
}

type AddProps = Pick<Props, "commitment" | "choices"> & { kind: LinkKind };

async function AddLink({ commitment, choices, kind }: AddProps) {
  const t = await getTranslations("commitments.edit");
  const target = TARGETS[kind];
  const isBlock = kind === "blockedByCommitment" || kind === "blockedByAgreement";
  const options = choices[target.choices].filter(({ id }) => id !== commitment.id);
  return (
    <ActionForm
      key={kind}
      action={linkCommitmentAction}
      requestKey={uuidv7()}
      hidden={{ kind, commitmentId: commitment.id }}
      label={t(`linkKind.${kind}`)}
      className="grid gap-3"
    >
      <PickerField
        name="targetId"
        label={t(`target.${kind}`)}
        kind={target.kind}
        query={{ partner: commitment.partner.code }}
        options={pickOptions(options)}
        required
      />
      {isBlock && <TextField name="note" label={t("note")} />}
      <div>
        <SubmitButton tone="secondary">{t("link")}</SubmitButton>
      </div>
    </ActionForm>
  );
}

function linksOf(commitment: CommitmentView): { kind: LinkKind; record: RecordName }[] {
  return [
    ...commitment.origins.map((origin) => ({ kind: origin.kind, record: origin })),
    ...commitment.restates.map((record) => ({ kind: "restates" as const, record })),
    ...commitment.blockedBy.map((block) => ({
      kind:
        block.kind === "agreement"
          ? ("blockedByAgreement" as const)
          : ("blockedByCommitment" as const),
      record: block,
    })),
  ];
}
