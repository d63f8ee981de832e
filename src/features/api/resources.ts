import "server-only";
import { z } from "zod";
import { AppError } from "#domain/errors.ts";
import type { ListPage } from "#domain/listing.ts";
import { momentFilter, type When } from "#domain/moment.ts";
import { listAgencies } from "#features/agencies/queries/list.ts";
import { getAgency } from "#features/agencies/queries/record.ts";
import { agencyFilter } from "#features/agencies/schema.ts";
import { listMous } from "#features/agreements/queries/mous.ts";
import type { AgreementView } from "#features/agreements/views.ts";
import { wordsOfTexts } from "#features/agreements/queries/draft-texts.ts";
import { getAgreement } from "#features/agreements/queries/record.ts";
import { listAgreements } from "#features/agreements/queries/register.ts";
import { agreementFilter, mouFilter } from "#features/agreements/views.ts";
import { getCommitment } from "#features/commitments/queries/record.ts";
import { withText } from "#features/search/text.ts";
import { listCommitments } from "#features/commitments/queries.ts";
import { commitmentFilter } from "#features/commitments/schema.ts";
import { getPartner, listPartners } from "#features/countries/queries.ts";
import { getDelivery, listDeliveries } from "#features/deliveries/queries.ts";
import { getMeeting } from "#features/meetings/queries/record.ts";
import { listMeetings } from "#features/meetings/queries.ts";
import { meetingFilter } from "#features/meetings/schema.ts";
import { listPeople } from "#features/people/queries/list.ts";
import { getPerson } from "#features/people/queries/record.ts";
import { personFilter } from "#features/people/schema.ts";
import { getSource } from "#features/sources/queries/article.ts";
import { listSources } from "#features/sources/queries/list.ts";
import { sourceFilter } from "#features/sources/schema.ts";
import { getTopic, listTopics } from "#features/topics/queries/tree.ts";
import { listTrainings } from "#features/trainings/queries/programmes.ts";
import { getTraining } from "#features/trainings/queries/record.ts";
import { trainingFilter } from "#features/trainings/schema.ts";
import type { Tx } from "#server/db.ts";
import { momentOf } from "#server/moment.ts";
import type { Reading } from "#server/page.ts";
import { countUnverified, markedPage, markedRecord, markedSource } from "./marks.ts";
import { agencyLine, agencyRecord, personLine, personRecord } from "./views/agencies.ts";
import { agreementLine, agreementRecord, mouLine } from "./views/agreements.ts";
import { commitmentLine, commitmentRecord } from "./views/commitments.ts";
import { pageOfLines } from "./views/common.ts";
import { meetingLine, meetingRecord } from "./views/meetings.ts";
import { partner, topicLine, topicRecord } from "./views/partners.ts";
import { sourceLine, sourceRecord } from "./views/sources.ts";
import { deliveryLine, deliveryRecord, trainingLine, trainingRecord } from "./views/trainings.ts";

type Steps<Filter extends z.ZodObject, Line extends z.ZodType, Whole extends z.ZodType> = {
  /** The parameters of the list, which are those of the list on screen. */
  filter: Filter;
  line: Line;
  list: (reading: Reading, filter: z.output<Filter>) => Promise<ListPage<z.input<Line>>>;
  record: Whole;
  /** Of what the address names, the whole; `when` is always today for a record that is not dated. */
  get: (reading: Reading, key: string, when: When) => Promise<z.input<Whole>>;
  /** What names one in an address. */
  key: "id" | "code" | "slug";
  isDated: boolean;
};

/** A noun of the API: how it is listed, how one is read, and what anybody gets of it. */
export type Resource = Pick<
  Steps<z.ZodObject, z.ZodType, z.ZodType>,
  "filter" | "line" | "record" | "key" | "isDated"
> & {
  /** Made once: a schema is compiled when it is first used. */
  page: z.ZodType;
  list: (reading: Reading, filter: unknown) => Promise<ListPage<unknown>>;
  get: (reading: Reading, key: string, when: When) => Promise<unknown>;
};

function resource<Filter extends z.ZodObject, Line extends z.ZodType, Whole extends z.ZodType>(
  steps: Steps<Filter, Line, Whole>,
): Resource {
  // What is listed was parsed by this filter; the table has one type for all.
  return { ...steps, page: pageOfLines(steps.line) } as unknown as Resource;
}

/** All at once: there are few, and no page follows. */
const whole = <Row>(rows: Row[]): ListPage<Row> => ({ rows, after: null, before: null });

export const RESOURCES = {
  partners: resource({
    filter: momentFilter,
    line: partner,
    list: async ({ tx, today }, when) => whole(await listPartners(tx, momentOf(when, today))),
    record: partner,
    get: ({ tx, today }, key, when) => getPartner(tx, key, momentOf(when, today)),
    key: "code",
    isDated: true,
  }),
  meetings: resource({
    filter: meetingFilter,
    line: meetingLine,
    list: async ({ tx, today }, filter) => markedPage(await listMeetings(tx, filter, today)),
    record: meetingRecord,
    get: async ({ tx, today }, key, when) =>
      markedRecord(await getMeeting(tx, key, momentOf(when, today))),
    key: "id",
    isDated: true,
  }),
  commitments: resource({
    filter: commitmentFilter,
    line: commitmentLine,
    list: async ({ tx, today }, filter) =>
      markedPage(await listCommitments(tx, await withText(tx, "commitment", filter), today)),
    record: commitmentRecord,
    get: async ({ tx, today }, key, when) =>
      markedRecord(await getCommitment(tx, key, when, today)),
    key: "id",
    isDated: true,
  }),
  agreements: resource({
    filter: agreementFilter,
    line: agreementLine,
    list: async ({ tx, today }, filter) => markedPage(await listAgreements(tx, filter, today)),
    record: agreementRecord,
    get: async ({ tx, today }, key, when) =>
      markedRecord(await withTexts(tx, await getAgreement(tx, key, momentOf(when, today)))),
    key: "id",
    isDated: true,
  }),
  mous: resource({
    filter: mouFilter.omit({ view: true }),
    line: mouLine,
    list: async ({ tx, today }, filter) =>
      markedPage(await listMous(tx, { ...filter, view: "table" }, today)),
    record: agreementRecord,
    get: async ({ tx, today }, key, when) => {
      const one = await getAgreement(tx, key, momentOf(when, today));
      if (one.instrument !== "mou") throw new AppError("not_found", "errors.notFound");
      return markedRecord(await withTexts(tx, one));
    },
    key: "id",
    isDated: true,
  }),
  trainings: resource({
    filter: trainingFilter.omit({ view: true, by: true }),
    line: trainingLine,
    list: async ({ tx }, filter) =>
      markedPage(await listTrainings(tx, { ...filter, view: "programmes", by: "agency" })),
    record: trainingRecord,
    get: async ({ tx, today }, key, when) =>
      markedRecord(await getTraining(tx, key, momentOf(when, today))),
    key: "id",
    isDated: true,
  }),
  deliveries: resource({
    filter: trainingFilter.omit({ view: true, by: true, provider: true }),
    line: deliveryLine,
    list: ({ tx }, filter) =>
      listDeliveries(tx, { ...filter, provider: null, view: "deliveries", by: "agency" }),
    record: deliveryRecord,
    get: ({ tx }, key) => getDelivery(tx, key),
    key: "id",
    isDated: false,
  }),
  sources: resource({
    filter: sourceFilter,
    line: sourceLine,
    list: async ({ tx }, filter) => markedPage(await listSources(tx, filter)),
    record: sourceRecord,
    get: async ({ tx }, key) => markedSource(await getSource(tx, key)),
    key: "id",
    isDated: false,
  }),
  agencies: resource({
    filter: agencyFilter,
    line: agencyLine,
    list: async ({ tx, today }, filter) => markedPage(await listAgencies(tx, filter, today)),
    record: agencyRecord,
    get: async ({ tx, today }, key, when) => {
      const moment = momentOf(when, today);
      const agency = markedRecord(await getAgency(tx, key, moment));
      return { ...agency, unverifiedFigures: await countUnverified(tx, key, moment) };
    },
    key: "id",
    isDated: true,
  }),
  people: resource({
    filter: personFilter,
    line: personLine,
    list: async ({ tx }, filter) => markedPage(await listPeople(tx, filter)),
    record: personRecord,
    get: async ({ tx, today }, key, when) =>
      markedRecord(await getPerson(tx, key, momentOf(when, today))),
    key: "id",
    isDated: true,
  }),
  topics: resource({
    filter: momentFilter,
    line: topicLine,
    list: async ({ tx, today }, when) => whole(await listTopics(tx, momentOf(when, today))),
    record: topicRecord,
    get: ({ tx, today }, key, when) => getTopic(tx, { slug: key }, momentOf(when, today)),
    key: "slug",
    isDated: true,
  }),
} as const satisfies Record<string, Resource>;

export type ResourceName = keyof typeof RESOURCES;

/** A program takes an agreement with the words of its texts. */
async function withTexts(tx: Tx, agreement: AgreementView) {
  const words = await wordsOfTexts(tx, agreement.id);
  const draftTexts = agreement.draftTexts.map((one) => ({ ...one, text: words.get(one.id) ?? "" }));
  return { ...agreement, draftTexts };
}
