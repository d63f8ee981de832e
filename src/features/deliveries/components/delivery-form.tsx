import { getLocale, getTranslations } from "next-intl/server";
import type { Marking } from "#domain/marking.ts";
import { nameIn } from "#domain/names.ts";
import { SIDES } from "#domain/sides.ts";
import { uuidv7 } from "#domain/uuid.ts";
import type { Choice } from "#features/agencies/views.ts";
import { FormButtons, RadioGroup, SubmitButton } from "#ui/choice.tsx";
import { DateField } from "#ui/date-field.tsx";
import { TextArea, TextField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { dateAsTyped } from "#ui/format.ts";
import { MarkingField } from "#ui/marking-field.tsx";
import { ButtonLink } from "#ui/page.tsx";
import { pickOptions } from "#ui/pick-options.ts";
import { PickerField } from "#ui/picker.tsx";
import { recordDeliveryAction, reviseDeliveryAction } from "../actions.ts";
import type { DeliveryView } from "../views.ts";

type Props = {
  partner: string;
  agencies: readonly Choice[];
  commitments: readonly Choice[];
  clearance: Marking;
  /** The delivery to revise; without one the form records a new one. */
  delivery?: DeliveryView;
};

export async function DeliveryForm(props: Props) {
  const { partner, agencies, commitments, clearance, delivery } = props;
  const t = await getTranslations("deliveries");
  const sides = await getTranslations("values.side");
  const locale = await getLocale();
  const { recipient = null, commitment = null, delivered = null } = delivery ?? {};
  return (
    <ActionForm
      action={delivery ? reviseDeliveryAction : recordDeliveryAction}
      requestKey={uuidv7()}
      hidden={delivery ? { id: delivery.id, version: delivery.version } : { partner }}
    >
      <TextField
        name="item"
        label={t("field.item")}
        initial={delivery?.item}
        autoComplete="off"
        required
      />
      <RadioGroup
        name="giverSide"
        label={t("field.giverSide")}
        initial={delivery?.giverSide ?? "partner"}
        options={SIDES.map((side) => ({ value: side, label: sides(side) }))}
        inline
        required
      />
      <PickerField
        name="recipientId"
        label={t("field.recipient")}
        kind="agency"
        query={{ partner }}
        options={pickOptions(agencies)}
        initial={recipient && { id: recipient.id, label: nameIn(locale, recipient) }}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField
          name="quantityPromised"
          label={t("field.quantityPromised")}
          hint={t("field.quantityHint")}
          initial={delivery?.quantityPromised?.toString()}
          inputMode="numeric"
        />
        <TextField
          name="quantityDelivered"
          label={t("field.quantityDelivered")}
          hint={t("field.quantityHint")}
          initial={delivery?.quantityDelivered?.toString()}
          inputMode="numeric"
        />
        <TextField
          name="unit"
          label={t("field.unit")}
          hint={t("field.unitHint")}
          initial={delivery?.unit ?? undefined}
        />
      </div>
      <DateField
        name="delivered"
        label={t("field.delivered")}
        initial={delivered ? dateAsTyped(delivered, locale) : ""}
        initialPrecision={delivered?.precision}
      />
      <PickerField
        name="commitmentId"
        label={t("field.commitment")}
        kind="commitment"
        query={{ partner }}
        options={pickOptions(commitments)}
        initial={
          commitment && { id: commitment.id, label: `${commitment.title} · ${commitment.ref}` }
        }
      />
      <TextArea name="note" label={t("field.note")} initial={delivery?.note ?? undefined} />
      <MarkingField
        label={t("field.marking")}
        initial={delivery?.marking ?? "official"}
        clearance={clearance}
      />
      <FormButtons>
        <SubmitButton>{delivery ? t("save") : t("recordIt")}</SubmitButton>
        <ButtonLink
          href={delivery ? `/deliveries/${delivery.id}` : "/trainings?view=deliveries"}
          tone="quiet"
        >
          {t("cancel")}
        </ButtonLink>
      </FormButtons>
    </ActionForm>
  );
}
