import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { formatFuzzy } from "#ui/format.ts";
import { Icon, type IconName } from "#ui/icon.tsx";
import { Link } from "#ui/link.tsx";
import { Section } from "#ui/page.tsx";
import { StatusTag, Tag } from "#ui/tag.tsx";
import { fuzzyWords } from "#ui/words.ts";
import type {
  BlockView,
  CommitmentView,
  OriginView,
  RecordName,
  RestatementView,
} from "../views.ts";

const ORIGIN_ICONS: Record<OriginView["kind"], IconName> = {
  meeting: "handshake",
  agreement: "scroll",
  source: "book",
};
const ADDRESSES = {
  meeting: "/meetings",
  agreement: "/agreements",
  source: "/sources",
  commitment: "/commitments",
} as const;

/** Where it was said: in which meetings, agreements and sources. */
export async function RecordOrigins({ origins }: { origins: readonly OriginView[] }) {
  const t = await getTranslations("commitments.origins");
  const locale = await getLocale();
  const words = await fuzzyWords();
  return (
    <Section id="origins" title={t("title")} count={origins.length} sheet>
      {origins.length === 0 ? (
        <p className="text-sm text-warn">{t("none")}</p>
      ) : (
        <List>
          {origins.map(({ kind, on, ...record }) => (
            <Line key={record.id} icon={ORIGIN_ICONS[kind]} href={ADDRESSES[kind]} record={record}>
              {t(kind)}
              {on !== null && `, ${formatFuzzy(on, locale, words)}`}
            </Line>
          ))}
        </List>
      )}
    </Section>
  );
}

/** The same promise at other times, and what became of its wording. */
export async function RecordRestatements({ commitment }: { commitment: CommitmentView }) {
  const { restates, restatedBy, timesRestated } = commitment;
  const t = await getTranslations("commitments.restated");
  if (restates.length + restatedBy.length === 0) return null;
  return (
    <Section
      id="restated"
      title={t("title")}
      hint={timesRestated > 0 ? t("times", { count: timesRestated }) : undefined}
      sheet
    >
      <Group title={t("earlier")} lines={restates}>
        {(one) => <Restatement key={one.id} restatement={one} />}
      </Group>
      <Group title={t("later")} lines={restatedBy}>
        {(one) => <Restatement key={one.id} restatement={one} />}
      </Group>
    </Section>
  );
}

async function Restatement({ restatement }: { restatement: RestatementView }) {
  const values = await getTranslations("values");
  const { strength, drift, ...record } = restatement;
  return (
    <Line icon="history" href={ADDRESSES.commitment} record={record}>
      {values(`wordingStrength.${strength}`)}
      {" · "}
      {drift === "same" ? (
        values(`wordingDrift.${drift}`)
      ) : (
        <Tag tone={drift === "hardened" ? "good" : "warn"}>{values(`wordingDrift.${drift}`)}</Tag>
      )}
    </Line>
  );
}

/** What it waits for, and what waits for it. */
export async function RecordBlocks({ commitment }: { commitment: CommitmentView }) {
  const { blockedBy, blocks } = commitment;
  const t = await getTranslations("commitments.blocks");
  if (blockedBy.length + blocks.length === 0) return null;
  return (
    <Section id="blocks" title={t("title")} sheet>
      <Group title={t("waitsFor")} lines={blockedBy}>
        {(one) => <Block key={one.id} block={one} />}
      </Group>
      <Group title={t("awaitedBy")} lines={blocks}>
        {(one) => <Block key={one.id} block={one} />}
      </Group>
    </Section>
  );
}

function Block({ block: { kind, note, state, ...record } }: { block: BlockView }) {
  return (
    <Line icon={kind === "agreement" ? "scroll" : "promise"} href={ADDRESSES[kind]} record={record}>
      {state && (
        <StatusTag kind={kind === "agreement" ? "agreementState" : "status"} value={state} />
      )}
      {note && <span dir="auto">{note}</span>}
    </Line>
  );
}

type GroupProps<One> = {
  title: string;
  lines: readonly One[];
  children: (one: One) => ReactNode;
};

function Group<One>({ title, lines, children }: GroupProps<One>) {
  if (lines.length === 0) return null;
  return (
    <div className="not-first:mt-3">
      <h3 className="eyebrow mb-1">{title}</h3>
      <List>{lines.map(children)}</List>
    </div>
  );
}

export function List({ children }: { children: ReactNode }) {
  return <ul className="grid gap-2">{children}</ul>;
}

type LineProps = { icon: IconName; href: string; record: RecordName; children?: ReactNode };

export function Line({ icon, href, record, children }: LineProps) {
  return (
    <li className="flex items-start gap-2 text-sm">
      <Icon name={icon} className="mt-1 size-4 text-ink-3" />
      <span className="grid min-w-0 gap-0.5">
        <Link href={`${href}/${record.id}`}>
          <bdi>{record.title}</bdi>
        </Link>
        <span className="flex flex-wrap items-center gap-x-2 text-xs text-ink-2">
          <span className="figures">{record.ref}</span>
          {children}
        </span>
      </span>
    </li>
  );
}
