import { getTranslations } from "next-intl/server";
import { uuidv7 } from "#domain/uuid.ts";
import { SubmitButton } from "#ui/choice.tsx";
import { ActionForm } from "#ui/form.tsx";
import { Icon } from "#ui/icon.tsx";
import { Link } from "#ui/link.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import { addStandardTopicsAction, moveTopicAction } from "../actions.ts";
import type { TopicRow } from "../views.ts";

/** The list of topics as administrators keep it: names in both languages, order, what is retired. */
export async function TopicAdmin({ topics }: { topics: readonly TopicRow[] }) {
  const t = await getTranslations("topics");
  if (topics.length === 0) {
    return (
      <EmptyState
        title={t("none")}
        action={
          <ActionForm
            action={addStandardTopicsAction}
            requestKey={uuidv7()}
            hidden={{ list: "standard" }}
          >
            <SubmitButton>{t("admin.addStandard")}</SubmitButton>
          </ActionForm>
        }
      >
        {t("admin.standardHint")}
      </EmptyState>
    );
  }
  return (
    <ActionForm action={moveTopicAction} requestKey={uuidv7()} label={t("admin.order")}>
      <Table
        caption={t("admin.title")}
        rows={topics}
        rowKey={({ id }) => id}
        tight
        columns={[
          {
            key: "name",
            header: t("admin.name"),
            rowHeader: true,
            cell: ({ id, name, parentId, isRetired }) => (
              <span className={parentId === null ? "font-semibold" : "block ps-6 font-normal"}>
                <Link href={`/administration/topics/${id}`}>
                  <bdi>{name}</bdi>
                </Link>{" "}
                {isRetired && <Tag>{t("retired")}</Tag>}
              </span>
            ),
          },
          {
            key: "nameUr",
            header: t("admin.nameUr"),
            cell: ({ nameUr }) =>
              nameUr === null ? (
                <span className="text-ink-3">{t("admin.noNameUr")}</span>
              ) : (
                <bdi lang="ur">{nameUr}</bdi>
              ),
          },
          {
            key: "used",
            header: t("admin.used"),
            cell: ({ slug, counts }) => (
              <Link href={`/topics/${slug}`}>
                {t("admin.usedCount", {
                  count: Object.values(counts).reduce((sum, count) => sum + count, 0),
                })}
              </Link>
            ),
          },
          {
            key: "order",
            header: t("admin.order"),
            cell: (topic) => <Moves topic={topic} topics={topics} />,
          },
        ]}
      />
    </ActionForm>
  );
}

async function Moves({ topic, topics }: { topic: TopicRow; topics: readonly TopicRow[] }) {
  const t = await getTranslations("topics.admin");
  const neighbours = topics.filter(({ parentId }) => parentId === topic.parentId);
  const place = neighbours.indexOf(topic);
  return (
    <span className="flex gap-1">
      {place > 0 && (
        <SubmitButton intent={`up:${topic.id}`} tone="quiet" small>
          <Icon name="sortUp" className="size-4" />
          <span className="sr-only">{`${t("up")}: ${topic.name}`}</span>
        </SubmitButton>
      )}
      {place < neighbours.length - 1 && (
        <SubmitButton intent={`down:${topic.id}`} tone="quiet" small>
          <Icon name="sortDown" className="size-4" />
          <span className="sr-only">{`${t("down")}: ${topic.name}`}</span>
        </SubmitButton>
      )}
    </span>
  );
}
