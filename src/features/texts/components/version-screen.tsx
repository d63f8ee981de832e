import { getLocale, getTranslations } from "next-intl/server";
import { Reading } from "#features/sources/components/reading.tsx";
import { segments } from "#features/sources/rules.ts";
import { formatInstant } from "#ui/format.ts";
import { ButtonLink, Columns, Section } from "#ui/page.tsx";
import { HighlightedText } from "#ui/prose.tsx";
import { Tag } from "#ui/tag.tsx";
import type { VersionPage } from "../views.ts";
import { CommentForm, Comments } from "./comments.tsx";
import { TextsFrame } from "./frame.tsx";
import { Checksum, FileLink } from "./versions.tsx";

type Props = {
  page: VersionPage;
  /** The words that were selected to be commented on. */
  quote: string;
  mayComment: boolean;
  timeZone: string;
};

/** One version to be read, its commented passages marked, the comments beside it. */
export async function VersionScreen({ page, quote, mayComment, timeZone }: Props) {
  const t = await getTranslations("texts");
  const locale = await getLocale();
  const { agreement, version, last, isFrozen, comments } = page;
  const { number, side, by, recordedAt, text, file, note, sha256 } = version;
  const here = `/agreements/${agreement.id}/texts`;
  const placed = comments.filter(({ isSettled }) => !isSettled);
  const marked = segments(
    text,
    placed.flatMap(({ id, place }) => (place === null ? [] : [{ id, ...place }])),
  );
  const linkOf = (id: string) => {
    const comment = comments.find((one) => one.id === id);
    const label = t("comments.label", { who: comment?.by ?? "", text: comment?.text ?? "" });
    return { id, href: `#comment-${id}`, label };
  };
  return (
    <TextsFrame
      agreement={agreement}
      title={t("version", { number })}
      isBelow
      meta={
        <>
          <span>{t(`side.${side}`)}</span>
          <span>{t("by", { who: by, date: formatInstant(recordedAt, locale, timeZone) })}</span>
          {note && <bdi>{note}</bdi>}
          {isFrozen && (
            <Tag icon="lock" tone="good">
              {t("versions.frozen")}
            </Tag>
          )}
          {file && <FileLink file={file} />}
        </>
      }
      actions={
        <>
          {number > 1 && (
            <ButtonLink href={`${here}/${number - 1}`} tone="quiet">
              {t("reading.older")}
            </ButtonLink>
          )}
          {number < last && (
            <ButtonLink href={`${here}/${number + 1}`} tone="quiet">
              {t("reading.newer")}
            </ButtonLink>
          )}
          {last > 1 && (
            <ButtonLink
              href={
                number > 1
                  ? `${here}/compare?from=${number - 1}&to=${number}`
                  : `${here}/compare?from=1&to=2`
              }
            >
              {t("reading.compare", { number: number > 1 ? number - 1 : 2 })}
            </ButtonLink>
          )}
        </>
      }
    >
      <Columns
        aside={
          <Section
            id="comments"
            title={t("comments.title")}
            count={comments.length}
            hint={t("comments.open", { count: placed.length })}
          >
            <div className="grid gap-3">
              <Comments {...{ comments, number, mayComment, timeZone }} />
              {mayComment && (
                <details
                  id="comment"
                  className="sheet no-print px-4 py-2.5"
                  open={quote !== "" || comments.length === 0}
                >
                  <summary className="text-sm font-medium">{t("comments.add")}</summary>
                  <div className="mt-3">
                    <CommentForm agreementId={agreement.id} number={number} quote={quote} />
                  </div>
                </details>
              )}
            </div>
          </Section>
        }
      >
        <div className="sheet px-5 py-4">
          <Reading
            citeHref={mayComment ? `${here}/${number}` : null}
            attachLabel={t("comments.select")}
            citationIds={placed.map(({ id }) => id)}
          >
            <HighlightedText
              segments={marked.map((segment) => ({
                text: segment.text,
                citations: segment.citations.map(linkOf),
              }))}
            />
          </Reading>
        </div>
        <p>
          <Checksum label={t("versions.checksum")} value={sha256} />
        </p>
      </Columns>
    </TextsFrame>
  );
}
