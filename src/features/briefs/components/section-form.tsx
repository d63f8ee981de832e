import { getLocale, getTranslations } from "next-intl/server";
import { compareMarking, isCovered, type Marking, MARKINGS } from "#domain/marking.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { CheckboxField, FormButtons, SubmitButton } from "#ui/choice.tsx";
import { SelectField, TextArea, TextField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { formatInstant } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { ButtonLink } from "#ui/page.tsx";
import { reviseBriefAction } from "../actions.ts";
import { pathTo } from "#features/briefs/rendering/paper.ts";
import { TABLES } from "../tables.ts";
import type { EarlierText, KeptLine, SectionName } from "../views.ts";

/** So many lines can be added at once. */
const SPARE = 2;

type Props = {
  id: string;
  section: SectionName;
  locale: string;
  lines: readonly KeptLine[];
  earlier: readonly EarlierText[];
  clearance: Marking;
  timeZone: string;
};

/** All lines of one section: what they say, how they are marked, whether they are in it, and room for more. */
export async function SectionForm(props: Props) {
  const { id, section, locale, lines, earlier, clearance, timeZone } = props;
  const t = await getTranslations("briefs");
  const words = await getTranslations("values.marking");
  const from = (least: Marking) =>
    MARKINGS.filter((one) => isCovered(clearance, one) && compareMarking(one, least) >= 0).map(
      (value) => ({ value, label: words(value) }),
    );
  return (
    <ActionForm action={reviseBriefAction} requestKey={uuidv7()} hidden={{ id, section }}>
      {lines.map((line, place) => (
        <fieldset key={line.id} className="sheet grid gap-3 px-4 py-3">
          <legend className="px-1 text-sm font-semibold">{t("lineN", { n: place + 1 })}</legend>
          <input type="hidden" name={`lines.${place}.id`} value={line.id} />
          <input type="hidden" name={`lines.${place}.number`} value={line.number} />
          {line.cells.map((cell, index) => (
            <TextArea
              key={index}
              name={`lines.${place}.cell${index}`}
              label={labelOf(line, index, t)}
              initial={cell}
              rows={cell.length > 160 ? 4 : 2}
              lang={locale}
              required={index === 0}
            />
          ))}
          <p className="text-sm text-ink-2">
            {t("restsOn")}
            {line.refs.map((ref) => (
              <span key={ref.id}>
                {" "}
                <Link href={pathTo(ref)} className="link figures">
                  <bdi>{ref.label}</bdi>
                </Link>
              </span>
            ))}
            {line.path !== null && (
              <>
                {" "}
                <Link href={line.path} className="link">
                  {line.path.split("?")[0]}
                </Link>
              </>
            )}
            {line.by !== null && <> · {t("edited", { by: line.by })}</>}
          </p>
          <Earlier texts={earlier.filter(({ lineId }) => lineId === line.id)} timeZone={timeZone} />
          <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
            <SelectField
              name={`lines.${place}.marking`}
              label={t("markingField")}
              options={from(line.marking)}
              initial={line.marking}
              empty={null}
              required
            />
            <CheckboxField
              name={`lines.${place}.isLeftOut`}
              label={t("leaveOut")}
              initial={line.isLeftOut}
              value="true"
            />
          </div>
        </fieldset>
      ))}
      {Array.from({ length: SPARE }, (_, place) => (
        <fieldset
          key={place}
          className="grid gap-3 rounded-lg border border-dashed border-line-strong px-4 py-3"
        >
          <legend className="px-1 text-sm font-semibold">{t("add")}</legend>
          <TextArea name={`added.${place}.text`} label={t("addText")} rows={2} lang={locale} />
          <TextField
            name={`added.${place}.ref`}
            label={t("addRef")}
            hint={t("addRefHint")}
            maxLength={40}
          />
          <SelectField
            name={`added.${place}._marking`}
            label={t("markingField")}
            options={from("official")}
            initial="official"
            empty={null}
            required
          />
        </fieldset>
      ))}
      <FormButtons>
        <SubmitButton>{t("save")}</SubmitButton>
        <ButtonLink href={`/briefs/${id}`}>{t("back")}</ButtonLink>
      </FormButtons>
    </ActionForm>
  );
}

async function Earlier({ texts, timeZone }: { texts: readonly EarlierText[]; timeZone: string }) {
  const t = await getTranslations("briefs");
  const locale = await getLocale();
  if (texts.length === 0) return null;
  return (
    <details className="text-sm">
      <summary className="link inline-flex min-h-6 items-center">
        {t("earlier", { count: texts.length })}
      </summary>
      <ol className="grid gap-2 pt-2">
        {texts.map(({ number, cells, by, recordedAt }) => (
          <li key={number} className="grid">
            <span className="text-ink-2">
              {t(number === 1 ? "drafted" : "changedBy", {
                by,
                at: formatInstant(recordedAt, locale, timeZone),
              })}
            </span>
            {cells.map((cell) => (
              <span key={cell} dir="auto">
                {cell}
              </span>
            ))}
          </li>
        ))}
      </ol>
    </details>
  );
}

function labelOf(
  { section, shape }: KeptLine,
  index: number,
  t: Awaited<ReturnType<typeof getTranslations<"briefs">>>,
): string {
  const column = shape === "row" ? TABLES[section]?.[index] : undefined;
  // Names of columns are data of the tables.
  return column === undefined ? t("text") : t(`column.${column.name}` as "text");
}
