import { RETURNED, RETURNED_KINDS, type ReturnedKind } from "../returned.ts";
import { plain, type ShippedProfile } from "./profile.ts";

/** Keys of every Accord are its own references and ids. */
const accord = { ...plain, register: "accord", home: null, separator: ";" } as const;

const ACCORD_AGREEMENTS: ShippedProfile = {
  name: "accord-agreements",
  mapping: {
    ...accord,
    kind: "agreement",
    columns: {
      key: ["ref"],
      partner: ["partner"],
      title: ["title"],
      instrument: ["instrument"],
      binding: ["binding"],
      counterpart: ["counterpart"],
      money: ["money"],
      topics: ["topics"],
      signedOn: ["signed_on"],
      signedPrecision: ["signed_precision"],
      inForceOn: ["in_force_on"],
      inForcePrecision: ["in_force_precision"],
      endsOn: ["ends_on"],
      summary: ["summary"],
      marking: ["marking"],
    },
  },
};

/** The pipeline is of agreements: what stands beside these in its file follows from the records. */
const ACCORD_MOUS: ShippedProfile = {
  name: "accord-mous",
  mapping: {
    ...accord,
    kind: "agreement",
    columns: {
      key: ["ref"],
      partner: ["partner"],
      title: ["title"],
      instrument: ["instrument"],
      binding: ["binding"],
      marking: ["marking"],
    },
  },
};

const ACCORD_MEETINGS: ShippedProfile = {
  name: "accord-meetings",
  mapping: {
    ...accord,
    kind: "meeting",
    columns: {
      key: ["ref"],
      partner: ["partner"],
      title: ["title"],
      type: ["type"],
      mode: ["mode"],
      heldOn: ["held_on"],
      heldPrecision: ["held_precision"],
      untilOn: ["until_on"],
      place: ["place"],
      hostSide: ["host_side"],
      life: ["life"],
      lifeReason: ["life_reason"],
      topics: ["topics"],
      summary: ["summary"],
      marking: ["marking"],
    },
  },
};

const ACCORD_COURSES: ShippedProfile = {
  name: "accord-courses",
  mapping: {
    ...accord,
    kind: "training",
    columns: {
      key: ["id"],
      partner: ["partner"],
      title: ["training_title"],
      course: ["title"],
      providerSide: ["provider_side"],
      provider: ["provider"],
      startsOn: ["starts_on"],
      startsPrecision: ["starts_precision"],
      endsOn: ["ends_on"],
      endsPrecision: ["ends_precision"],
      place: ["place"],
      seats: ["seats"],
      nominated: ["nominated"],
      attended: ["attended"],
      completed: ["completed"],
      topics: ["topics"],
      marking: ["marking"],
    },
  },
};

function returnedProfile(kind: ReturnedKind): ShippedProfile {
  const { register, key, side, columns } = RETURNED[kind];
  const own = Object.fromEntries(columns.map((name) => [name, [name]]));
  return {
    name: `accord-${register}`,
    mapping: { ...accord, kind, columns: { key: [key], [side]: [side], ...own } },
  };
}

/** What Accord itself exports, by its machine names: an unchanged file changes nothing. */
export const ACCORD: readonly ShippedProfile[] = [
  ACCORD_AGREEMENTS,
  ACCORD_MOUS,
  ACCORD_MEETINGS,
  ACCORD_COURSES,
  ...RETURNED_KINDS.map(returnedProfile),
];
