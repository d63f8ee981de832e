import "server-only";
import { AppError } from "#domain/errors.ts";
import { NOTICE_KINDS } from "#domain/notice.ts";
import { command, expectOne, found } from "#server/command.ts";
import { followInput, readInput, settingInput } from "./schema.ts";

/** Follows a record that the actor may see, or no longer: one's own are followed until one says so. */
export const followRecord = command({
  action: "notice.follow",
  input: followInput,
  load: async (tx, { kind, recordId }) =>
    found(
      await tx.searchDoc.findFirst({
        where: { kind, recordId, part: "" },
        select: { recordId: true },
      }),
    ),
  allow: () => true,
  run: async ({ tx, userId, input: { kind, recordId, isFollowed } }) => {
    const isMuted = !isFollowed;
    await tx.follow.upsert({
      where: { userId_recordKind_recordId: { userId, recordKind: kind, recordId } },
      create: { userId, recordKind: kind, recordId, isMuted },
      update: { isMuted },
      select: { userId: true },
    });
    return { id: recordId };
  },
});

/** Puts one of one's own notices away as read, or all of them. */
export const readNotices = command({
  action: "notice.read",
  input: readInput,
  allow: () => true,
  run: async ({ tx, userId, now, input: { id } }) => {
    await tx.notice.updateMany({
      where: { userId, readAt: null, ...(id !== "all" && { id }) },
      data: { readAt: now },
    });
    return { id };
  },
});

/** Says when mail should come, in which language and of what. */
export const reviseSetting = command({
  action: "notice.settings",
  input: settingInput,
  allow: () => true,
  run: async ({ tx, userId, input: { version, kinds, ...input } }) => {
    const without = NOTICE_KINDS.filter((kind) => !kinds.includes(kind));
    if (version !== null) {
      const data = { ...input, without, version: { increment: 1 } };
      expectOne(await tx.noticeSetting.updateMany({ where: { userId, version }, data }));
      return { id: userId };
    }
    const { count } = await tx.noticeSetting.createMany({
      data: [{ ...input, userId, without }],
      skipDuplicates: true,
    });
    if (count !== 1) throw new AppError("stale", "errors.stale");
    return { id: userId };
  },
});
