import { getLocale, getTranslations } from "next-intl/server";
import { formatInstant, formatNumber } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Tag } from "#ui/tag.tsx";
import type { SignedView, TextsView } from "../views.ts";
import { Checksum, FileLink } from "./versions.tsx";

type Props = { texts: TextsView; timeZone: string };

/** What was signed, its checksum, and whether it is what was initialled. */
export async function SignedText({ texts, timeZone }: Props) {
  const t = await getTranslations("texts.signed");
  const [current, ...earlier] = texts.signed;
  if (current === undefined) return <EmptyState title={t("none")}>{t("noneHint")}</EmptyState>;
  const { agreement, frozen, likeness } = texts;
  return (
    <div className="sheet grid gap-3 px-4 py-3 text-sm">
      <SignedFile signed={current} timeZone={timeZone} />
      <p className="flex flex-wrap items-center gap-2">
        {frozen === null || likeness === null ? (
          <span className="text-ink-2">{t("likeness.none")}</span>
        ) : (
          <>
            <Tag {...TONES[likeness]}>{t(`likeness.${likeness}`, { number: frozen.number })}</Tag>
            {likeness !== "unreadable" && (
              <Link
                href={`/agreements/${agreement.id}/texts/compare?from=${frozen.number}&to=signed`}
              >
                {t("compare", { number: frozen.number })}
              </Link>
            )}
          </>
        )}
      </p>
      {earlier.length > 0 && (
        <details>
          <summary>{t("earlier")}</summary>
          <ul className="mt-2 grid gap-3">
            {earlier.map((signed) => (
              <li key={signed.id}>
                <SignedFile signed={signed} timeZone={timeZone} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

const TONES = {
  equal: { tone: "good", icon: "checkCircle" },
  formatting: { tone: "good", icon: "check" },
  different: { tone: "bad", icon: "alert" },
  unreadable: { tone: "warn", icon: "eye" },
} as const;

async function SignedFile({ signed, timeZone }: { signed: SignedView; timeZone: string }) {
  const t = await getTranslations("texts");
  const locale = await getLocale();
  const { file, note, by, recordedAt } = signed;
  return (
    <div className="grid justify-items-start gap-1">
      <p>
        <FileLink file={file} />{" "}
        <span className="text-ink-2">
          {t("signed.size", { bytes: formatNumber(file.sizeBytes, locale) })}
        </span>
      </p>
      <Checksum label={t("signed.checksum")} value={file.sha256} />
      {note && <p dir="auto">{note}</p>}
      <p className="text-xs text-ink-2">
        {t("by", { who: by, date: formatInstant(recordedAt, locale, timeZone) })}
      </p>
    </div>
  );
}
