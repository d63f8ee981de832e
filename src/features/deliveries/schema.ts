import { z } from "zod";
import { optionalCount } from "#domain/count.ts";
import { countryCode } from "#domain/country-code.ts";
import { marking } from "#domain/marking.ts";
import { side } from "#domain/sides.ts";
import { optionalName, optionalText, requiredName } from "#domain/text.ts";
import { fuzzyFields, typedDates } from "#domain/typed-date.ts";
import { recordId, recordVersion } from "#domain/uuid.ts";

const details = z.strictObject({
  marking,
  item: requiredName(200),
  giverSide: side,
  recipientId: recordId.nullable(),
  /** What the quantities count: "vehicles", "licences". */
  unit: optionalName(40),
  quantityPromised: optionalCount,
  quantityDelivered: optionalCount,
  ...fuzzyFields("delivered"),
  note: optionalText(4000),
  commitmentId: recordId.nullable(),
});

/** Equipment or technology, promised and delivered. Every field is stated; a number nobody gives is null. */
const delivery = details.safeExtend({ partner: countryCode });
export const deliveryInput = z.preprocess(typedDates("delivered"), delivery);
export type DeliveryInput = z.input<typeof delivery>;

/** The partner is fixed with the first recording. */
export const deliveryUpdate = z.preprocess(
  typedDates("delivered"),
  details.safeExtend({ id: recordId, version: recordVersion }),
);
