import type { DemoSource, Records } from "../shape.ts";
import { madeUp } from "../write.ts";

/** What stands behind the made-up history of each partner; sentences are cited by its records. */
const NOTES: Readonly<Record<string, string>> = {
  GB: `
    Focal points' call. Home will send the list of focal points for the protection of children online. The partner
    will comment on the draft arrangement on prisoners. Both will name dates for the working groups. Home will nominate
    officers for the second course on cybercrime. The partner will send the curriculum of the course on narcotics.

    A third round of the dialogue on counter-terrorism is planned. The liaison desk works under terms of reference that
    run for three years. Twenty forensic workstations are to come.
  `,
  US: `
    Focal points' call. Home will send the draft procedures against visa fraud. The partner will comment on the draft
    procedures. Home will send a list of needs for border equipment. The partner will answer on a trial of software.

    A Law Enforcement Dialogue is planned. Sixty document readers are to come.
  `,
  TR: `
    Focal points' call. Home will send terms of reference for the joint working group. The partner will name a date for
    the first session. A first session of the working group is planned.
  `,
  SA: `
    Focal points' call. Both will reconcile the lists of prisoners. Home will report on action against begging networks.
  `,
  CN: `
    Focal points' call. Both will agree on a programme of police exchanges for the coming year. A session of the working
    group is planned.
  `,
  IT: `
    Focal points' call. The partner will name the members of the visiting team. Home will propose a programme for the
    visit. Twelve document readers are to come.
  `,
  BH: `
    Focal points' call. The partner will name the liaison officer. Home will send the draft of the MoU on the battalion.
  `,
  ES: "Progress notes on identification for returns.",
  GR: "Progress notes on identification for returns, not yet begun.",
  AE: "Progress notes on joint operations against drug smuggling.",
  OM: "Progress notes; nothing was promised so far.",
};

const restricted: readonly DemoSource[] = [
  {
    key: "source/us-demonstration-restricted",
    partner: "US",
    marking: "restricted",
    kind: "note",
    title: "Demonstration data: a restricted note on data formats",
    publisher: "Demonstration data",
    published: null,
    text: madeUp("Home will send a sample of the format in which alerts could be exchanged."),
  },
  {
    key: "source/sa-demonstration-confidential",
    partner: "SA",
    marking: "confidential",
    kind: "note",
    title: "Demonstration data: a confidential note on a liaison channel",
    publisher: "Demonstration data",
    published: null,
    text: madeUp("The partner will open a channel for urgent requests at night."),
  },
];

export const historySources: Records = {
  sources: [
    ...Object.entries(NOTES).map(([partner, text]): DemoSource => ({
      key: `source/${partner.toLowerCase()}-demonstration`,
      partner,
      kind: "note",
      title: "Demonstration data: history for the screens",
      publisher: "Demonstration data",
      published: null,
      text: madeUp(text),
    })),
    ...restricted,
  ],
};
