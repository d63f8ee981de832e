import { z } from "zod";

/** ISO 3166-1 alpha-2 code in capitals. That the country exists, the table of countries knows. */
export const countryCode = z
  .string("validation.country")
  .regex(/^[A-Z]{2}$/, "validation.country")
  .brand<"CountryCode">();
export type CountryCode = z.infer<typeof countryCode>;
