import type { Actor } from "#domain/actor.ts";
import { todayIn } from "#domain/calendar-date.ts";
import { openExport } from "#features/export/open.ts";
import type { RegisterName } from "#features/export/schema.ts";
import { shippedProfile } from "#features/imports/profiles/shipped.ts";
import type { Mapping } from "#features/imports/schema.ts";
import { withViewer } from "#server/db.ts";
import { sayIn } from "../harness/say.ts";

/** Registers whose exports come back; some of their rows are listed only when they are asked for. */
const RETURNING = {
  agreements: {},
  mous: { show: "all" },
  meetings: {},
  commitments: { talking: "true" },
  trainings: {},
  courses: { view: "courses" },
  deliveries: { view: "deliveries" },
  sources: {},
  agencies: { former: "true" },
  people: {},
} as const satisfies Partial<Record<RegisterName, Record<string, string>>>;
export type Returning = keyof typeof RETURNING;
export const RETURNING_NAMES = Object.keys(RETURNING) as Returning[];

/** The file that a reader takes away. */
export async function exportedFile(
  viewer: Actor,
  register: Returning,
  format: "csv" | "xlsx",
  params: Record<string, string> = {},
): Promise<File> {
  const now = new Date();
  const today = todayIn("Asia/Karachi", now);
  const about = { name: "A reader", locale: "en", requestId: "test", say: sayIn("en") };
  const bytes = await withViewer(viewer, async (tx) => {
    const reading = { tx, viewer, now, today };
    const asked = { ...RETURNING[register], ...params };
    const { chunks } = await openExport(reading, register, format, asked, about);
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    return Buffer.concat(parts);
  });
  return new File([bytes], `${register}.${format}`);
}

export function profileOf(register: Returning): Mapping {
  const profile = shippedProfile(`accord-${register}`);
  if (profile === undefined) throw new Error(`No profile brings ${register} back.`);
  return profile.mapping;
}
