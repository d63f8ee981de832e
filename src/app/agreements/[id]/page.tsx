import { cache } from "react";
import { AgreementRecord } from "#features/agreements/components/agreement-record.tsx";
import { canWriteAgreement } from "#features/agreements/policy.ts";
import { getAgreement, listCommitmentsUnder } from "#features/agreements/queries/record.ts";
import { listHistory } from "#features/audit/queries.ts";
import { homeTimeZone, readPage } from "#server/page.ts";

/** Read once for the page and its title. */
const read = cache((id: string) =>
  readPage("/agreements/[id]", async ({ tx, viewer, today }) => {
    const agreement = await getAgreement(tx, id, today);
    const { partner, marking } = agreement;
    return {
      agreement,
      commitments: await listCommitmentsUnder(tx, id, today),
      history: await listHistory(tx, "agreement", id, { childKey: "agreement_id" }),
      mayWrite: canWriteAgreement(viewer, { partner: partner.code, marking }),
      today,
    };
  }),
);

export async function generateMetadata({ params }: PageProps<"/agreements/[id]">) {
  const { agreement } = await read((await params).id);
  return { title: agreement.title };
}

export default async function AgreementPage({ params }: PageProps<"/agreements/[id]">) {
  return <AgreementRecord {...await read((await params).id)} timeZone={homeTimeZone()} />;
}
