import { getTranslations } from "next-intl/server";
import { isCovered, type Marking, MARKINGS } from "#domain/marking.ts";
import { SelectField } from "./field.tsx";

type Props = { label: string; initial: Marking; clearance: Marking };

/** The markings that the writer may read; a higher one would hide the record from them. */
export async function MarkingField({ label, initial, clearance }: Props) {
  const t = await getTranslations("values.marking");
  const options = MARKINGS.filter((marking) => isCovered(clearance, marking)).map((marking) => ({
    value: marking,
    label: t(marking),
  }));
  return (
    <SelectField
      name="marking"
      label={label}
      options={options}
      initial={initial}
      empty={null}
      required
    />
  );
}
