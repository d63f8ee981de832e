import { getTranslations } from "next-intl/server";
import { uuidv7 } from "#domain/uuid.ts";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { CheckboxField, FormButtons, SubmitButton } from "#ui/choice.tsx";
import { ActionForm } from "#ui/form.tsx";
import { Link } from "#ui/link.tsx";
import { Notice } from "#ui/notice.tsx";
import { Section } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import { saveRouteAction } from "../actions.ts";
import { changesBetween } from "../changes.ts";
import { newOnes } from "../effects.ts";
import { type RouteDetails, routeInput } from "../schema.ts";
import type { RoutePreview } from "../views.ts";
import { ComparedTable } from "./instruments.tsx";
import { conditionWords } from "./words.tsx";

type Props = { preview: RoutePreview; today: CalendarDate };

/** What a change would do, before it is saved: what stands in its way, what changes, whom it touches. */
export async function PreviewRoute({ preview, today }: Props) {
  const t = await getTranslations("routes.preview");
  const { draft, before, problem, inUse, isStale, touched, untouched, movable } = preview;
  const isWhole = routeInput.safeParse(draft.route).success;
  const isBlocked = !isWhole || isStale || inUse.length > 0 || problem?.kind === "overlap";
  return (
    <>
      <Obstacles preview={preview} isWhole={isWhole} />
      {before !== null && <Changes before={before} after={draft.route} />}
      <Section id="new" title={t("new")} hint={t("newHint")}>
        <NewOnes preview={preview} today={today} />
      </Section>
      {before !== null && (
        <Section
          id="touched"
          title={t("touched")}
          count={touched.length}
          hint={t("untouched", { count: untouched })}
        >
          {touched.length === 0 ? (
            <p className="text-sm text-ink-2">{t("noneTouched")}</p>
          ) : (
            <ComparedTable caption={t("touched")} rows={touched} />
          )}
        </Section>
      )}
      <Section id="movable" title={t("movable")} count={movable.length} hint={t("movableHint")}>
        {movable.length === 0 ? (
          <p className="text-sm text-ink-2">{t("noneMovable")}</p>
        ) : (
          <ComparedTable caption={t("movable")} rows={movable} />
        )}
      </Section>
      {isBlocked ? (
        <p className="text-sm">
          <Link href={`/administration/routes/drafts/${draft.id}`}>{t("back")}</Link>
        </p>
      ) : (
        <ActionForm
          action={saveRouteAction}
          requestKey={uuidv7()}
          hidden={{ id: draft.id, version: draft.version }}
        >
          {problem?.kind === "open" && (
            <CheckboxField
              name="endsFormer"
              label={t("endsFormer", { name: problem.other.name })}
              hint={t("endsFormerHint")}
            />
          )}
          <FormButtons>
            <SubmitButton>{t("save")}</SubmitButton>
            <Link href={`/administration/routes/drafts/${draft.id}`} className="link">
              {t("back")}
            </Link>
          </FormButtons>
        </ActionForm>
      )}
    </>
  );
}

async function Obstacles({ preview, isWhole }: { preview: RoutePreview; isWhole: boolean }) {
  const t = await getTranslations("routes.preview");
  const values = await getTranslations("values.stage");
  const { problem, inUse, isStale } = preview;
  return (
    <>
      {!isWhole && <Notice tone="error" title={t("notWhole")} />}
      {isStale && (
        <Notice tone="error" title={t("stale")}>
          {t("staleHint")}
        </Notice>
      )}
      {problem !== null && (
        <Notice
          tone={problem.kind === "open" ? "warning" : "error"}
          title={t(problem.kind, { name: problem.other.name })}
        >
          {t(`${problem.kind}Hint`)}{" "}
          <Link href={`/routes/${problem.other.id}`} className="link">
            {problem.other.name}
          </Link>
        </Notice>
      )}
      {inUse.map(({ stage, instruments, hidden }) => (
        <Notice key={stage} tone="error" title={t("inUse", { stage: values(stage) })}>
          <ul className="list-disc ps-5">
            {instruments.map(({ id, ref, title }) => (
              <li key={id}>
                <Link href={`/agreements/${id}`} className="link inline-block py-1">
                  <bdi>{title}</bdi> ({ref})
                </Link>
              </li>
            ))}
            {hidden > 0 && <li>{t("hidden", { count: hidden })}</li>}
          </ul>
        </Notice>
      ))}
    </>
  );
}

async function Changes({ before, after }: { before: RouteDetails; after: RouteDetails }) {
  const t = await getTranslations("routes");
  const values = await getTranslations("values.stage");
  const { changed, added, removed, stages } = changesBetween(before, after);
  const lines = [
    ...(changed.length === 0
      ? []
      : [t("preview.changed", { fields: changed.map((name) => t(`part.${name}`)).join(", ") })]),
    ...added.map((stage) => t("preview.added", { stage: values(stage) })),
    ...removed.map((stage) => t("preview.removed", { stage: values(stage) })),
    ...stages.map((one) =>
      t("preview.stageChanged", {
        stage: values(one.stage),
        fields: one.changed.map((name) => t(`part.${name}`)).join(", "),
      }),
    ),
  ];
  return (
    <Section id="changes" title={t("preview.changes")} sheet>
      {lines.length === 0 ? (
        <p className="text-sm text-ink-2">{t("preview.noChanges")}</p>
      ) : (
        <ul className="list-disc ps-5 text-sm">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** Which route the instruments get that enter when it is valid, or today. */
async function NewOnes({ preview, today }: Props) {
  const t = await getTranslations("routes");
  const { validFrom, validUntil } = preview.draft.route;
  const isPast = validUntil !== null && validUntil < today;
  const on = validFrom > today || isPast ? validFrom : today;
  const kinds = await Promise.all(
    newOnes(preview.routes, preview.routesAfter, on).map(async ({ facts, earlier, later }) => ({
      words: await conditionWords({
        forBindings: facts.binding === "unknown" ? [] : [facts.binding],
        forCounterparts: facts.counterpart === "unknown" ? [] : [facts.counterpart],
        forMoney: facts.money === "unknown" ? [] : [facts.money],
      }),
      earlier,
      later,
    })),
  );
  return (
    <Table
      caption={t("preview.new")}
      rows={kinds}
      rowKey={({ words }) => words ?? ""}
      columns={[
        {
          key: "kind",
          header: t("preview.kind"),
          rowHeader: true,
          cell: ({ words }) => words ?? t("preview.anyKind"),
        },
        {
          key: "now",
          header: t("column.now"),
          cell: ({ earlier }) => earlier?.name ?? t("noRoute"),
        },
        {
          key: "after",
          header: t("column.after"),
          cell: ({ earlier, later }) => (
            <span className={earlier?.id === later?.id ? "" : "font-semibold"}>
              {later?.name ?? t("noRoute")}
            </span>
          ),
        },
      ]}
    />
  );
}
