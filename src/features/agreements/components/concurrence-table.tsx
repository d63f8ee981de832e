import { getLocale, getTranslations } from "next-intl/server";
import { deskKey } from "#features/routes/desks.ts";
import { formatDayShort } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { Notice } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import type { ConcurrenceView, RequiredDesk } from "../concurrences.ts";
import type { AgreementView } from "../views.ts";
import { SourceLink } from "./evidence.tsx";
import { Nothing } from "./nothing.tsx";

type Props = { agreement: AgreementView; mayWrite: boolean };

/** Who was asked to agree, what they said, and what the route still asks for. */
export async function Concurrences({ agreement, mayWrite }: Props) {
  const t = await getTranslations("agreements");
  const locale = await getLocale();
  const missing = agreement.required.filter(({ isGranted }) => !isGranted);
  return (
    <div className="grid gap-3">
      {missing.length > 0 && agreement.isPendingMou && (
        <Notice title={t("concurrence.required")}>
          <ul className="list-disc ps-5">
            {missing.map((one) => (
              <li key={`${one.stage}-${one.desk}`}>
                <Missing of={one} id={agreement.id} mayWrite={mayWrite} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Table
        caption={t("section.concurrences")}
        rows={agreement.concurrences}
        rowKey={({ id }) => id}
        empty={<Nothing>{t("nothing.concurrences")}</Nothing>}
        columns={[
          {
            key: "desk",
            header: t("concurrence.desk"),
            rowHeader: true,
            cell: (one) => <Desk of={one} id={agreement.id} mayWrite={mayWrite} />,
          },
          {
            key: "asked",
            header: t("concurrence.requested"),
            keep: true,
            cell: ({ id, requestedOn, draftNumber }) => (
              <span className="grid justify-items-start gap-0.5">
                {formatDayShort(requestedOn, locale)}
                {draftNumber !== null && (
                  <span className="text-xs text-ink-2">
                    {t("concur.version", { number: draftNumber })}
                  </span>
                )}
                <Link
                  href={`/agreements/${agreement.id}/note?concurrence=${id}`}
                  className="link text-xs"
                >
                  {t("concurrence.note")}
                </Link>
              </span>
            ),
          },
          {
            key: "decision",
            header: t("concurrence.decision"),
            cell: ({ decision, decidedOn }) => (
              <span className="grid justify-items-start gap-0.5">
                <Decision decision={decision} />
                {decidedOn && (
                  <span className="text-xs text-ink-2">{formatDayShort(decidedOn, locale)}</span>
                )}
              </span>
            ),
          },
          {
            key: "reference",
            header: t("concurrence.reference"),
            cell: ({ referenceNo, note, source, attachment }) => (
              <span className="grid gap-0.5">
                {referenceNo && <bdi className="figures">{referenceNo}</bdi>}
                {note && <span className="text-xs text-ink-2">{note}</span>}
                {source && <SourceLink source={source} />}
                {attachment && (
                  <Link href={`/attachments/${attachment.id}`}>
                    <bdi>{attachment.name}</bdi>
                  </Link>
                )}
              </span>
            ),
          },
        ]}
      />
    </div>
  );
}

type Row<One> = { of: One; id: string; mayWrite: boolean };

/** "Law and Justice Division, at Law vetting: awaited since 1 August", with the way to ask. */
async function Missing({ of: one, id, mayWrite }: Row<RequiredDesk>) {
  const t = await getTranslations("agreements");
  const values = await getTranslations("values");
  const locale = await getLocale();
  const key = deskKey(one.desk);
  return (
    <>
      {t.rich("concurrence.missing", {
        desk: () => (
          <Link href={`/desks/${key}`}>
            <bdi>{one.desk}</bdi>
          </Link>
        ),
        stage: values(`stage.${one.stage}`),
        standing:
          one.since === null
            ? values(`deskStanding.${one.standing}`)
            : t("concurrence.since", { date: formatDayShort(one.since, locale) }),
      })}
      {!one.isCertain && ` (${t("concurrence.uncertain")})`}
      {mayWrite && one.standing !== "awaited" && (
        <>
          {" "}
          <Link
            href={`/agreements/${id}/concur?desk=${encodeURIComponent(key)}`}
            aria-label={t("concurrence.askLabel", { desk: one.desk })}
          >
            {t(one.standing === "unasked" ? "concurrence.ask" : "concurrence.askAgain")}
          </Link>
        </>
      )}
    </>
  );
}

async function Desk({ of: { id, desk, round }, id: agreementId, mayWrite }: Row<ConcurrenceView>) {
  const t = await getTranslations("agreements");
  return (
    <span className="grid justify-items-start gap-0.5">
      <Link href={`/desks/${deskKey(desk)}`}>
        <bdi>{desk}</bdi>
      </Link>
      {round > 1 && (
        <span className="text-xs font-normal text-ink-2">{t("concurrence.round", { round })}</span>
      )}
      {mayWrite && (
        <Link
          href={`/agreements/${agreementId}/concur?concurrence=${id}`}
          aria-label={t("do.decideLabel", { desk })}
          className="link text-xs font-normal"
        >
          {t("do.decide")}
        </Link>
      )}
    </span>
  );
}

async function Decision({ decision }: Pick<ConcurrenceView, "decision">) {
  const t = await getTranslations("agreements.concurrence");
  const values = await getTranslations("values.concurrenceDecision");
  if (decision === null) {
    return (
      <Tag icon="clock" tone="warn">
        {t("awaited")}
      </Tag>
    );
  }
  const isRefused = decision === "refused";
  return (
    <Tag icon={isRefused ? "ban" : "check"} tone={isRefused ? "bad" : "good"}>
      {values(decision)}
    </Tag>
  );
}
