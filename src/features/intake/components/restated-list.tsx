import { getTranslations } from "next-intl/server";
import { SelectField } from "#ui/field.tsx";
import { Link } from "#ui/link.tsx";
import { StatusTag, Tag, type Tone } from "#ui/tag.tsx";
import type { Restated } from "#features/intake/comparing/comparison.ts";
import type { WordPart } from "#features/intake/comparing/word-parts.ts";
import { boxOf, type Desk } from "./desk.ts";

type Props = { desk: Desk; name: string; candidates: readonly Restated[] };

/** So many are offered; the words of the nearest stand beside the draft's own. */
const MOST = 3;

const TONES: Record<Restated["drift"], Tone> = {
  hardened: "good",
  softened: "warn",
  same: "neutral",
};

/** Earlier commitments that a draft may be saying again, their words beside its own. */
export async function RestatedList({ desk, name, candidates }: Props) {
  if (candidates.length === 0) return null;
  const t = await getTranslations("intake");
  const onFile = candidates.find(({ isOnFile }) => isOnFile);
  return (
    <div className="grid gap-2 rounded-md border border-line bg-sunken px-3 py-2 text-sm">
      <p className="font-medium">{t("restates.title")}</p>
      <ul className="grid gap-2">
        {candidates.slice(0, MOST).map((one, index) => (
          <li key={one.id} className="grid gap-1">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
              <Link href={`/commitments/${one.id}`} className="link font-medium">
                <span className="figures">{one.ref}</span> <bdi>{one.title}</bdi>
              </Link>
              {one.made && (
                <span className="text-xs text-ink-2">
                  {t("restates.made", { date: desk.fuzzy(one.made) })}
                </span>
              )}
              <StatusTag value={one.status} />
              {one.daysOpen !== null && (
                <span className="text-xs text-ink-2">
                  {t("restates.open", { days: one.daysOpen })}
                </span>
              )}
              <Tag tone={TONES[one.drift]}>{t(`restates.${one.drift}`)}</Tag>
              {one.changes.map((change) => (
                <span
                  key={`${change.what} ${change.change} ${"of" in change ? change.of : ""}`}
                  className="text-xs text-ink-2"
                >
                  {t(`restates.change.${change.what}-${change.change}`, {
                    from: "from" in change ? change.from : 0,
                    to: "to" in change ? change.to : 0,
                  })}
                </span>
              ))}
            </p>
            {index === 0 && (
              <details>
                <summary className="link inline-flex min-h-6 items-center text-xs">
                  {t("restates.earlier")} / {t("restates.later")}
                </summary>
                <div className="grid gap-2 pt-1 sm:grid-cols-2">
                  <Wording label={t("restates.earlier")} parts={one.earlier} />
                  <Wording label={t("restates.later")} parts={one.later} />
                </div>
              </details>
            )}
          </li>
        ))}
      </ul>
      <SelectField
        name={`${name}.as`}
        label={t("field.as")}
        required
        initial={boxOf(desk, `${name}.as`, onFile ? `same:${onFile.id}` : null)}
        empty={t("field.asNew")}
        options={candidates.slice(0, MOST).flatMap(({ id, ref, title }) => [
          { value: `restates:${id}`, label: short(t("field.asRestates", { ref, title })) },
          { value: `same:${id}`, label: short(t("field.asSame", { ref, title })) },
        ])}
      />
    </div>
  );
}

const short = (label: string) => (label.length > 110 ? `${label.slice(0, 109)}…` : label);

/** Words that the other wording does not have are underlined and strong. */
function Wording({ label, parts }: { label: string; parts: readonly WordPart[] }) {
  return (
    <div className="grid content-start gap-0.5">
      <p className="eyebrow">{label}</p>
      <p dir="auto" className="font-serif">
        {parts.map(({ text, isOwn }, index) =>
          isOwn ? (
            // Parts of a text never move.
            // oxlint-disable-next-line react/no-array-index-key
            <strong key={index} className="underline decoration-2 underline-offset-2">
              {text}
            </strong>
          ) : (
            text
          ),
        )}
      </p>
    </div>
  );
}
