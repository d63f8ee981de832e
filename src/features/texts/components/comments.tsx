import { getLocale, getTranslations } from "next-intl/server";
import { uuidv7 } from "#domain/uuid.ts";
import { CheckboxField, FormButtons, SubmitButton } from "#ui/choice.tsx";
import { TextArea } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { formatInstant } from "#ui/format.ts";
import { EmptyState } from "#ui/notice.tsx";
import { Quote } from "#ui/prose.tsx";
import { Tag } from "#ui/tag.tsx";
import { answerCommentAction, commentOnTextAction } from "../actions.ts";
import type { AnswerView, CommentView } from "../views.ts";

type Props = {
  comments: CommentView[];
  /** The version that is read. */
  number: number;
  mayComment: boolean;
  timeZone: string;
};

/** What was said about the passages of a version, in the order of the text; what is settled is folded away. */
export async function Comments({ comments, number, mayComment, timeZone }: Props) {
  const t = await getTranslations("texts.comments");
  if (comments.length === 0) {
    return <EmptyState title={t("none")}>{mayComment && t("noneHint")}</EmptyState>;
  }
  return (
    <ol className="grid gap-3">
      {comments.map((comment) => (
        <li key={comment.id} id={`comment-${comment.id}`} className="sheet px-4 py-3 text-sm">
          <Comment {...{ comment, number, mayComment, timeZone }} />
        </li>
      ))}
    </ol>
  );
}

async function Comment(props: Omit<Props, "comments"> & { comment: CommentView }) {
  const { comment, number, mayComment, timeZone } = props;
  const t = await getTranslations("texts.comments");
  const { id, place, quote, isSettled, answers } = comment;
  const said = (
    <div className="grid gap-2">
      <Quote>{quote}</Quote>
      <p className="flex flex-wrap items-center gap-2 text-xs">
        {place === null ? (
          <Tag icon="circleDashed" tone="warn">
            {t("gone")}
          </Tag>
        ) : (
          <a href={`#citation-${id}`} className="link inline-block py-1">
            {t("toPassage")}
          </a>
        )}
        {comment.number !== number && (
          <span className="text-ink-2">{t("madeOn", { number: comment.number })}</span>
        )}
        {place === null && <span className="text-ink-2">{t("goneHint")}</span>}
      </p>
      <Said said={{ ...comment, isSettling: false }} timeZone={timeZone} />
      {answers.length > 0 && (
        <ul className="grid gap-2 border-s-2 border-line ps-3">
          {answers.map((answer) => (
            <li key={answer.id}>
              <Said said={answer} timeZone={timeZone} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
  if (!isSettled) {
    return (
      <>
        {said}
        {mayComment && <Answer comment={comment} />}
      </>
    );
  }
  return (
    <details>
      <summary>
        <Tag icon="checkCircle" tone="good">
          {t("settled")}
        </Tag>{" "}
        <bdi>{comment.text.slice(0, 80)}</bdi>
      </summary>
      <div className="mt-2">{said}</div>
    </details>
  );
}

async function Said({ said, timeZone }: { said: AnswerView; timeZone: string }) {
  const t = await getTranslations("texts");
  const locale = await getLocale();
  const { text, isSettling, by, recordedAt } = said;
  return (
    <div className="grid justify-items-start gap-0.5">
      <p className="whitespace-pre-line" dir="auto">
        {text}
      </p>
      <p className="flex flex-wrap items-center gap-2 text-xs text-ink-2">
        {t("by", { who: by, date: formatInstant(recordedAt, locale, timeZone) })}
        {isSettling && (
          <Tag icon="check" tone="good">
            {t("comments.settled")}
          </Tag>
        )}
      </p>
    </div>
  );
}

async function Answer({ comment }: { comment: CommentView }) {
  const t = await getTranslations("texts.comments");
  return (
    <details className="no-print mt-2">
      <summary className="text-xs">{t("answer")}</summary>
      <div className="mt-2">
        <ActionForm
          action={answerCommentAction}
          requestKey={uuidv7()}
          label={t("answer")}
          hidden={{ parentId: comment.id }}
        >
          <TextArea name="text" label={t("answerText")} rows={2} required />
          <CheckboxField name="isSettling" label={t("settle")} />
          <FormButtons>
            <SubmitButton small>{t("answerButton")}</SubmitButton>
          </FormButtons>
        </ActionForm>
      </div>
    </details>
  );
}

/** Comments on a passage, which is named by its words: selected above, or copied here. */
export async function CommentForm(props: { agreementId: string; number: number; quote: string }) {
  const { agreementId, number, quote } = props;
  const t = await getTranslations("texts.comments");
  return (
    <ActionForm
      action={commentOnTextAction}
      requestKey={uuidv7()}
      label={t("add")}
      hidden={{ agreementId, number: String(number) }}
    >
      <TextArea
        name="quote"
        label={t("quote")}
        hint={t("quoteHint")}
        initial={quote}
        rows={3}
        required
      />
      <TextArea name="text" label={t("text")} rows={3} required />
      <FormButtons>
        <SubmitButton>{t("button")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}
