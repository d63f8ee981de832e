import { getTranslations } from "next-intl/server";
import { Link } from "#ui/link.tsx";
import { Notice } from "#ui/notice.tsx";
import { Card } from "#ui/record.tsx";
import { around, type FoundPassage, sentencesOf, type Span } from "../rules.ts";
import type { CitingAddress } from "../schema.ts";
import type { SourceView } from "../views.ts";

/** A long text is listed in stretches of so many sentences. */
const PART = 200;

type Props = {
  source: SourceView;
  address: CitingAddress;
  found: FoundPassage;
  /** The list of sentences was sent without a tick. */
  isUnticked: boolean;
};

/**
 * The first step: which passage is meant. Two plain forms, for the keyboard and without scripts: its
 * first and last sentence, or its words.
 */
export async function PassageStep({ source, address, found, isUnticked }: Props) {
  const t = await getTranslations("sources.citing");
  const path = `/sources/${source.id}/cite`;
  const lang = source.language === "other" ? undefined : source.language;
  return (
    <div className="grid gap-6">
      {found.kind === "nowhere" && (
        <Notice tone="error" title={t("nowhere")}>
          {t("nowhereHint")}
        </Notice>
      )}
      {isUnticked && <Notice tone="error" title={t("nothing")} />}
      {found.kind === "places" && (
        <Places path={path} text={source.text} places={found.places} lang={lang} />
      )}
      <form action={path} method="get" className="grid gap-3">
        <div className="field">
          <label htmlFor="words" className="field-label">
            {t("words")}
          </label>
          <p id="words-hint" className="field-hint">
            {t("wordsHint")}
          </p>
          <textarea
            id="words"
            name="words"
            rows={2}
            required
            lang={lang}
            dir="auto"
            defaultValue={address.words ?? ""}
            aria-describedby="words-hint"
            className="control"
          />
        </div>
        <div>
          <button type="submit" className="button button-secondary">
            {t("find")}
          </button>
        </div>
      </form>
      <Sentences source={source} part={address.part ?? 1} path={path} lang={lang} />
    </div>
  );
}

type SentencesProps = { source: SourceView; part: number; path: string; lang: string | undefined };

async function Sentences({ source, part, path, lang }: SentencesProps) {
  const t = await getTranslations("sources.citing");
  const all = sentencesOf(source.text, source.language);
  const parts = Math.max(1, Math.ceil(all.length / PART));
  const first = (Math.min(part, parts) - 1) * PART;
  const shown = all.slice(first, first + PART);
  return (
    <form action={path} method="get" className="grid gap-3">
      <input type="hidden" name="sentences" value="" />
      <fieldset className="grid gap-1" aria-describedby="sentences-hint">
        <legend className="field-label">{t("sentences")}</legend>
        <p id="sentences-hint" className="field-hint">
          {t("sentencesHint")}
        </p>
        <Parts path={path} parts={parts} part={Math.min(part, parts)} />
        <ol className="sheet divide-y divide-line">
          {shown.map(({ start, end, text }) => (
            <li key={start}>
              <label className="flex cursor-pointer gap-3 px-3 py-2 hover:bg-accent-soft has-checked:bg-accent-soft">
                <input
                  type="checkbox"
                  name="sentences"
                  value={`${start}-${end}`}
                  className="mt-1.5 size-4.5 shrink-0"
                />
                <span lang={lang} dir="auto" className="prose min-w-0 flex-1 text-base!">
                  {text}
                </span>
              </label>
            </li>
          ))}
        </ol>
      </fieldset>
      <div className="sticky bottom-0 border-t border-line bg-paper py-3">
        <button type="submit" className="button button-primary">
          {t("useSentences")}
        </button>
      </div>
    </form>
  );
}

async function Parts({ path, parts, part }: { path: string; parts: number; part: number }) {
  const t = await getTranslations("sources.citing");
  if (parts === 1) return null;
  return (
    <nav aria-label={t("parts")}>
      <ul className="flex flex-wrap gap-1">
        {Array.from({ length: parts }, (_, index) => index + 1).map((number) => (
          <li key={number}>
            <Link
              href={`${path}?part=${number}`}
              aria-current={number === part ? "page" : undefined}
              className="button button-small button-quiet aria-[current]:button-secondary"
            >
              {t("part", { number })}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type PlacesProps = {
  path: string;
  text: string;
  places: readonly Span[];
  lang: string | undefined;
};

/** The words stand more than once: each place with what is around it. */
async function Places({ path, text, places, lang }: PlacesProps) {
  const t = await getTranslations("sources.citing");
  return (
    <Card title={t("places")}>
      <p className="pb-2 text-sm text-ink-2">{t("placesHint")}</p>
      <ul className="grid gap-3">
        {places.map((place) => {
          const { before, after } = around(text, place);
          return (
            <li key={place.start} className="grid gap-1 border-t border-line pt-3">
              <p lang={lang} dir="auto" className="prose text-base!">
                {before}
                <mark>{place.text}</mark>
                {after}
              </p>
              <p>
                <Link
                  href={`${path}?start=${place.start}&end=${place.end}`}
                  className="link text-sm"
                >
                  {t("usePlace")}
                </Link>
              </p>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
