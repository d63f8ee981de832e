import { getTranslations } from "next-intl/server";
import { Link } from "#ui/link.tsx";
import { Card, Tabs } from "#ui/record.tsx";
import { around, type Span } from "../rules.ts";
import { CITING_WAYS, type CitingAddress } from "../schema.ts";
import type { CitableChoice, SourceView } from "../views.ts";
import { AttachForm, ClaimForm, FigureForm } from "./citing-forms.tsx";

type Props = {
  source: SourceView;
  passage: Span;
  address: CitingAddress;
  choices: readonly CitableChoice[];
};

/** The second step: the passage as it stands, and what it is for. */
export async function AttachStep({ source, passage, address, choices }: Props) {
  const t = await getTranslations("sources.citing");
  const path = `/sources/${source.id}/cite`;
  const place = `start=${passage.start}&end=${passage.end}`;
  const names = { record: "attach", figure: "asFigure", claim: "asClaim" } as const;
  const { before, after } = around(source.text, passage);
  return (
    <div className="grid gap-6">
      <Card title={t("passage")}>
        <p
          lang={source.language === "other" ? undefined : source.language}
          dir="auto"
          className="prose text-base!"
        >
          <span className="text-ink-3">{before}</span>
          <mark>{passage.text}</mark>
          <span className="text-ink-3">{after}</span>
        </p>
        <p className="pt-2">
          <Link href={path} className="link text-sm">
            {t("another")}
          </Link>
        </p>
      </Card>
      <Tabs
        label={t("attach")}
        tabs={CITING_WAYS.map((way) => ({
          href: `${path}?${place}&as=${way}`,
          label: t(names[way]),
          current: way === address.as,
        }))}
      />
      {address.as !== "figure" && <FindRecord path={path} passage={passage} address={address} />}
      <WayForm {...{ source, passage, choices }} way={address.as} />
    </div>
  );
}

type FormProps = Omit<Props, "address"> & { way: CitingAddress["as"] };

function WayForm({ way, source, passage, choices }: FormProps) {
  const partner = source.partner.code;
  const place = { sourceId: source.id, startsAt: passage.start, endsAt: passage.end };
  switch (way) {
    case "record":
      return <AttachForm {...{ place, partner, choices }} />;
    case "figure":
      return <FigureForm place={place} partner={partner} />;
    case "claim":
      return <ClaimForm sourceId={source.id} {...{ partner, choices }} />;
  }
}

type FindProps = { path: string; passage: Span; address: CitingAddress };

/** The picker searches the register by itself where scripts run; this does it where they do not. */
async function FindRecord({ path, passage, address }: FindProps) {
  const t = await getTranslations("sources.citing");
  return (
    <form action={path} method="get" className="without-script flex flex-wrap items-end gap-2">
      <input type="hidden" name="start" value={passage.start} />
      <input type="hidden" name="end" value={passage.end} />
      <input type="hidden" name="as" value={address.as} />
      <div className="field flex-1">
        <label htmlFor="find" className="field-label">
          {t("findRecord")}
        </label>
        <input
          id="find"
          name="find"
          type="search"
          defaultValue={address.find ?? ""}
          className="control"
        />
      </div>
      <button type="submit" className="button button-secondary">
        {t("findRecordButton")}
      </button>
    </form>
  );
}
