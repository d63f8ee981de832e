import "server-only";
import type { CountryCode } from "#domain/country-code.ts";
import { AppError } from "#domain/errors.ts";
import { command, found } from "#server/command.ts";
import { canReviseMeeting } from "../policy.ts";
import { agendaTitle, isRaised } from "../rules.ts";
import { MOST_AGENDA_ITEMS, raiseInput } from "../schema.ts";

/** Puts a commitment on the agenda of a meeting that is planned, after what stands there. A second time changes nothing. */
export const raiseAtMeeting = command({
  action: "meeting.raise",
  input: raiseInput,
  load: async (tx, { id, commitmentId }) => {
    const meeting = found(
      await tx.meeting.findUnique({
        where: { id },
        select: { partner: true, marking: true, life: true, recordState: true, createdById: true },
      }),
    );
    const commitment = found(
      await tx.commitment.findUnique({
        where: { id: commitmentId },
        select: { partner: true, marking: true, ref: true, title: true },
      }),
    );
    return { meeting: { ...meeting, partner: meeting.partner as CountryCode }, commitment };
  },
  allow: (actor, { meeting, commitment }) =>
    canReviseMeeting(actor, { ...meeting, submittedById: null }) &&
    meeting.life === "planned" &&
    meeting.partner === commitment.partner,
  run: async ({ tx, input: { id }, subject: { meeting, commitment } }) => {
    // Written first: whoever raises something at the same time waits here, and then sees this item.
    await tx.meeting.update({ where: { id }, data: { version: { increment: 1 } } });
    const agenda = await tx.agendaItem.findMany({
      where: { meetingId: id },
      orderBy: { position: "asc" },
      select: { title: true, position: true },
    });
    if (isRaised(agenda, commitment)) return { id };
    if (agenda.length >= MOST_AGENDA_ITEMS) {
      throw new AppError("conflict", "meetings.error.agendaFull");
    }
    const { partner, marking } = meeting;
    const position = (agenda.at(-1)?.position ?? -1) + 1;
    const title = agendaTitle(commitment, marking);
    await tx.agendaItem.create({ data: { meetingId: id, partner, marking, position, title } });
    return { id };
  },
});
