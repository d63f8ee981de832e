/** When a job runs by itself, by the clock at home. */
export type Schedule =
  | { every: "minute" }
  /** At that minute of each hour. */
  | { every: "hour"; minute: number }
  /** At that hour and minute of each day. */
  | { every: "day"; hour: number; minute: number };

/** The schedule as the queue wants it (crontab). */
export function cronOf(schedule: Schedule): string {
  switch (schedule.every) {
    case "minute":
      return "* * * * *";
    case "hour":
      return `${schedule.minute} * * * *`;
    case "day":
      return `${schedule.minute} ${schedule.hour} * * *`;
  }
}

const MINUTE_MS = 60_000;
/** Two days and an hour: clocks that go forward may leave one time of day out. */
const FARTHEST_MINUTES = 49 * 60;

/** The first full minute after `now` at which the schedule strikes in that time zone. */
export function nextRun(schedule: Schedule, timeZone: string, now: Date): Date {
  const clock = new Intl.DateTimeFormat("en-u-nu-latn", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  let at = (Math.floor(now.getTime() / MINUTE_MS) + 1) * MINUTE_MS;
  for (let tried = 0; tried < FARTHEST_MINUTES; tried += 1, at += MINUTE_MS) {
    const [hour, minute] = clock.format(at).split(":").map(Number);
    const isDue =
      schedule.every === "minute" ||
      (minute === schedule.minute && (schedule.every === "hour" || hour === schedule.hour));
    if (isDue) break;
  }
  return new Date(at);
}
