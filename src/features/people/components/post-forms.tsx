import { getTranslations } from "next-intl/server";
import { uuidv7 } from "#domain/uuid.ts";
import { CheckboxField, FormButtons, SubmitButton } from "#ui/choice.tsx";
import { TextField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { Link } from "#ui/link.tsx";
import { Section } from "#ui/page.tsx";
import { recordPostAction, revisePostAction } from "../actions.ts";

type Post = {
  id: string;
  version: number;
  title: string;
  titleUr: string | null;
  isHead: boolean;
};
type Props = {
  agencyId: string;
  posts: readonly Post[];
};

/** The posts of an agency, to correct and to add to. */
export async function PostForms({ agencyId, posts }: Props) {
  const t = await getTranslations("people.post");
  return (
    <Section id="posts" title={t("title")} count={posts.length} sheet>
      <ul className="grid gap-1">
        {posts.map((post) => (
          <li key={post.id}>
            <details>
              <summary className="link inline-block py-1">
                <bdi>{post.title}</bdi>
              </summary>
              <PostForm
                post={post}
                hidden={{ id: post.id, version: post.version }}
                label={t("revise", { title: post.title })}
              />
              <p className="mt-2 text-sm">
                <Link href={`/people/new?post=${post.id}`}>{t("fill")}</Link>
              </p>
            </details>
          </li>
        ))}
      </ul>
      <details className="mt-2">
        <summary className="link inline-block py-1">{t("add")}</summary>
        <PostForm hidden={{ agencyId }} label={t("add")} />
      </details>
    </Section>
  );
}

type FormProps = {
  hidden: Record<string, string | number>;
  label: string;
  post?: Post;
};

async function PostForm({ hidden, label, post }: FormProps) {
  const t = await getTranslations("people.post");
  return (
    <ActionForm
      action={post ? revisePostAction : recordPostAction}
      requestKey={uuidv7()}
      hidden={hidden}
      label={label}
      className="mt-2 grid gap-4"
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="title"
          label={t("name")}
          initial={post?.title}
          autoComplete="off"
          required
        />
        <TextField
          name="titleUr"
          label={t("nameUr")}
          initial={post?.titleUr ?? undefined}
          lang="ur"
        />
      </div>
      <CheckboxField name="isHead" label={t("isHead")} initial={post?.isHead ?? false} />
      <FormButtons>
        <SubmitButton>{post ? t("save") : t("record")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}
