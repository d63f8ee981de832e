import { getTranslations } from "next-intl/server";
import { NeighbourKind } from "#generated/prisma/enums.ts";
import { FormButtons, RadioGroup, SubmitButton } from "#ui/choice.tsx";
import { TextField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { markNeighboursAction } from "../actions.ts";
import type { Neighbour } from "../neighbour-views.ts";
import { NeighbourLine } from "./neighbours.tsx";

type Props = { id: string; neighbours: readonly Neighbour[]; requestKey: string };

/** Asks of each instrument that is there already what the proposed one is to it. */
export async function NeighboursForm({ id, neighbours, requestKey }: Props) {
  const t = await getTranslations("agreements.neighbours");
  const values = await getTranslations("values.neighbourKind");
  return (
    <ActionForm
      action={markNeighboursAction}
      requestKey={requestKey}
      hidden={{
        id,
        ...Object.fromEntries(
          neighbours.map((one, index) => [`marks.${index}.otherId`, one.id] as const),
        ),
      }}
    >
      <ol className="grid gap-4">
        {neighbours.map((one, index) => (
          <li key={one.id} className="sheet grid gap-3 p-4">
            <NeighbourLine neighbour={one} />
            <RadioGroup
              name={`marks.${index}.kind`}
              label={t("whatIsIt")}
              options={Object.values(NeighbourKind).map((value) => ({
                value,
                label: values(value),
              }))}
              initial={one.mark?.kind ?? one.linkedAs ?? undefined}
              inline
            />
            <TextField
              name={`marks.${index}.note`}
              label={t("note")}
              initial={one.mark?.note ?? ""}
            />
          </li>
        ))}
      </ol>
      <FormButtons>
        <SubmitButton>{t("save")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}
