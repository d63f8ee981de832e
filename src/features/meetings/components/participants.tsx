import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { SIDES, type Side } from "#domain/sides.ts";
import { Icon } from "#ui/icon.tsx";
import { Link } from "#ui/link.tsx";
import { Tag } from "#ui/tag.tsx";
import type { MeetingView, ParticipantView } from "../views.ts";

/** Who was there, side by side, heads first; those who were invited and did not come stand below. */
export async function Participants({ meeting }: { meeting: MeetingView }) {
  const t = await getTranslations("meetings");
  const locale = await getLocale();
  const nameOf = (side: Side) =>
    side === "home" ? t("form.side.home") : nameIn(locale, meeting.country);
  return (
    <div className="grid gap-6 md:grid-cols-2">
      {SIDES.map((side) => {
        const members = meeting.participants.filter((one) => one.side === side);
        const isThere = (one: ParticipantView) => one.hasAttended || meeting.life !== "held";
        const heads = members.filter((one) => isThere(one) && one.isHead);
        const others = members.filter((one) => isThere(one) && !one.isHead);
        const absent = members.filter((one) => !isThere(one));
        return (
          <section key={side} aria-labelledby={`of-${side}`} className="keep-together">
            <h3 id={`of-${side}`} className="eyebrow mb-1.5">
              {nameOf(side)}
            </h3>
            {members.length === 0 && <p className="text-sm text-ink-3">{t("nobodyNamed")}</p>}
            <ul className="grid gap-2">
              {[...heads, ...others].map((one) => (
                <Participant key={one.id} one={one} head={t("headOfSide")} />
              ))}
            </ul>
            {absent.length > 0 && (
              <>
                <h4 className="mt-3 mb-1 text-xs font-medium text-ink-2">{t("absent")}</h4>
                <ul className="grid gap-2">
                  {absent.map((one) => (
                    <Participant key={one.id} one={one} head={t("headOfSide")} />
                  ))}
                </ul>
              </>
            )}
          </section>
        );
      })}
    </div>
  );
}

function Participant({ one, head }: { one: ParticipantView; head: string }) {
  const { name, person, title, agency, isHead } = one;
  return (
    <li className="grid gap-0.5 text-sm">
      <span className="flex flex-wrap items-center gap-x-2">
        <Icon name="person" className="no-print size-4 text-ink-3" />
        <bdi className="font-medium">
          {person === null ? name : <Link href={`/people/${person.id}`}>{name}</Link>}
        </bdi>
        {isHead && <Tag tone="accent">{head}</Tag>}
      </span>
      {(title !== null || agency !== null) && (
        <span className="ps-6 text-ink-2" dir="auto">
          {title !== name && title}
          {title !== null && title !== name && agency !== null && ", "}
          {agency !== null && <Link href={`/agencies/${agency.id}`}>{agency.label}</Link>}
        </span>
      )}
    </li>
  );
}
