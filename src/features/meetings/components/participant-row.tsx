"use client";

import { type FormEvent, useRef } from "react";
import { CheckboxField } from "#ui/choice.tsx";
import { SelectField, TextField } from "#ui/field.tsx";
import { PickerField } from "#ui/picker.tsx";
import { type PersonOption, useBoxes, useMeetingForm } from "./meeting-context.tsx";
import { RemoveButton } from "./row-buttons.tsx";

type Props = { row: number; side: "home" | "partner"; onRemove: () => void };

/** One person: name, title as printed, agency, whether they head their side and were there. */
export function ParticipantRow({ row, side, onRemove }: Props) {
  const { t, lists, fixed, partner } = useMeetingForm();
  const { text, picked } = useBoxes();
  const place = useRef<HTMLFieldSetElement>(null);
  const name = (field: string) => `participants.${row}.${field}`;
  const query = side === "home" ? { side } : { side, partner };
  const isKept = text(name("_keep")) === "true";
  const written = text(name("name"));

  /** Choosing a person fills in the title and the agency that they are known by, where nothing stands yet. */
  function fill(event: FormEvent<HTMLFieldSetElement>) {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || box.name !== name("personId") || !box.value) return;
    void knownAs(box.value, lists.people[side]).then((person) => {
      if (person && place.current) fillIn(place.current, name, person);
    });
  }

  return (
    <fieldset ref={place} id={`participants-${row}`} onInput={fill} className="participant-row">
      <legend className="sr-only">{written || t("participant")}</legend>
      <input type="hidden" name={name("_side")} value={side} />
      {["id", "_nameOf", "name", "_keep"].map((field) => {
        const value = text(name(field));
        return value && <input key={field} type="hidden" name={name(field)} value={value} />;
      })}
      {isKept ? (
        <p className="col-span-full self-center text-sm">
          <bdi className="font-medium">{written}</bdi>{" "}
          <span className="text-ink-2">{t("keptRow")}</span>
        </p>
      ) : (
        <>
          <PickerField
            name={name("personId")}
            newName={name("newPerson")}
            label={t("person")}
            kind="person"
            query={query}
            options={lists.people[side]}
            initial={picked(name("personId"), name("newPerson"))}
            {...(written !== "" && text(name("personId")) === "" && { hint: written })}
          />
          <TextField
            name={name("title")}
            label={t("titleAsPrinted")}
            initial={text(name("title"))}
          />
          <PickerField
            name={name("agencyId")}
            newName={name("newAgency")}
            label={t("agency")}
            kind="agency"
            query={query}
            options={lists.agencies[side]}
            initial={picked(name("agencyId"), name("newAgency"))}
          />
          <SelectField
            name={name("presence")}
            label={t("presence")}
            options={fixed.presences}
            empty={null}
            initial={text(name("presence")) || "attended"}
          />
          <CheckboxField
            name={name("_isHead")}
            label={t("head")}
            initial={text(name("_isHead")) === "true"}
          />
        </>
      )}
      <RemoveButton row={`participants.${row}`} label={t("removePerson")} onRemove={onRemove} />
      {!isKept && (
        <details className="col-span-full" open={picked(name("postId"), name("newPost")) !== null}>
          <summary className="link inline-flex min-h-6 items-center text-xs">
            {t("linkPost")}
          </summary>
          <div className="max-w-xl pt-1">
            <PickerField
              name={name("postId")}
              newName={name("newPost")}
              label={t("post")}
              hint={t("postHint")}
              kind="post"
              query={query}
              options={[]}
              initial={picked(name("postId"), name("newPost"))}
            />
          </div>
        </details>
      )}
    </fieldset>
  );
}

async function knownAs(id: string, recent: readonly PersonOption[]) {
  const known = recent.find(({ value }) => value === id);
  if (known) return known;
  const response = await fetch(`/pick?kind=person&id=${id}`).catch(() => null);
  if (!response?.ok) return null;
  // Our own route, whose answer has this shape.
  const { items } = (await response.json()) as { items: PersonOption[] };
  return items[0] ?? null;
}

function fillIn(
  place: HTMLElement,
  name: (field: string) => string,
  { title, agencyId, agencyLabel }: PersonOption,
): void {
  const box = (field: string) => place.querySelector<HTMLInputElement>(`[name="${name(field)}"]`);
  const titleBox = box("title");
  if (titleBox && title !== null && titleBox.value.trim() === "") titleBox.value = title;
  const agencyBox = box("agencyId");
  if (agencyBox?.value === "" && box("newAgency")?.value === "" && agencyId !== null) {
    const detail = { id: agencyId, label: agencyLabel ?? "" };
    agencyBox.dispatchEvent(new CustomEvent("pick", { detail }));
  }
}
