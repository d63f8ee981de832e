import { getLocale, getTranslations } from "next-intl/server";
import type { ClaimedField, ClaimedValue } from "#domain/evidence.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { SubmitButton } from "#ui/choice.tsx";
import { TextField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { formatDayShort } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { Section } from "#ui/page.tsx";
import { Tag } from "#ui/tag.tsx";
import { chooseClaimAction } from "../actions.ts";
import { fieldWords } from "./field-words.ts";

type Props = { claims: readonly ClaimedField[]; mayChoose: boolean };

/** On a record: field by field what sources say of it, the value in use first, then the dissent. */
export async function Claims({ claims, mayChoose }: Props) {
  const t = await getTranslations("sources");
  if (claims.length === 0) return null;
  return (
    <Section id="claims" title={t("claims")} hint={t("claimsHint")} count={claims.length}>
      <div className="sheet grid gap-3 px-4 py-3">
        <ClaimedFields claims={claims} mayChoose={mayChoose} />
      </div>
    </Section>
  );
}

/** The same without a heading. `sourceId`: where they are shown on the page of one source. */
export async function ClaimedFields({
  claims,
  mayChoose,
  sourceId = null,
}: Props & { sourceId?: string | null }) {
  const fieldOf = await fieldWords();
  return claims.map(({ field, values }) => (
    <div key={field} className="grid gap-1.5">
      <h3 className="text-sm font-medium text-ink-2">{fieldOf(field)}</h3>
      <ul className="grid gap-2">
        {values.map((claim) => (
          <li key={claim.id}>
            <ClaimLine
              claim={claim}
              isDecided={values[0]?.isChosen === true}
              isHere={claim.source.id === sourceId}
            />
            {mayChoose && !claim.isChosen && <Choice claimId={claim.id} />}
          </li>
        ))}
      </ul>
    </div>
  ));
}

type LineProps = { claim: ClaimedValue; isDecided: boolean; isHere: boolean };

async function ClaimLine({ claim, isDecided, isHere }: LineProps) {
  const t = await getTranslations("sources.claim");
  const { value, isChosen, reason, claimedOn, source } = claim;
  const word = isChosen ? "chosen" : isDecided ? "dissent" : "open";
  return (
    <div className="grid gap-0.5">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <bdi className={isChosen ? "font-semibold" : ""}>{value}</bdi>
        <Tag tone={isChosen ? "good" : "neutral"} {...(isChosen && { icon: "check" as const })}>
          {t(word)}
        </Tag>
      </p>
      <p className="flex flex-wrap gap-x-2 text-xs text-ink-2">
        {isHere ? (
          <span>{t("here")}</span>
        ) : (
          <Link href={`/sources/${source.id}`}>
            <span className="figures">{source.ref}</span> <bdi>{source.title}</bdi>
          </Link>
        )}
        {claimedOn !== null && (
          <span className="figures">{formatDayShort(claimedOn, await getLocale())}</span>
        )}
        {reason !== null && <bdi>{reason}</bdi>}
      </p>
    </div>
  );
}

async function Choice({ claimId }: { claimId: string }) {
  const t = await getTranslations("sources.claim");
  return (
    <details className="no-print text-sm">
      <summary className="link inline-block py-1 text-xs">{t("use")}</summary>
      <ActionForm
        action={chooseClaimAction}
        requestKey={uuidv7()}
        hidden={{ claimId }}
        className="grid max-w-md gap-2 pt-1"
      >
        <TextField name="reason" label={t("reason")} hint={t("useHint")} />
        <SubmitButton small>{t("use")}</SubmitButton>
      </ActionForm>
    </details>
  );
}
