import "server-only";
import { agencyRegister } from "#features/agencies/queries/export.ts";
import { agreementRegister } from "#features/agreements/queries/export.ts";
import { mouRegister } from "#features/agreements/queries/export-mous.ts";
import { commitmentRegister } from "#features/commitments/queries/export.ts";
import { partnerRegister } from "#features/countries/queries/export.ts";
import { deliveryRegister } from "#features/deliveries/queries/export.ts";
import { meetingRegister } from "#features/meetings/queries/export.ts";
import { personRegister } from "#features/people/queries/export.ts";
import { stageTimesRegister } from "#features/pipeline/export.ts";
import { sourceRegister } from "#features/sources/queries/export.ts";
import { courseRegister, trainingRegister } from "#features/trainings/queries/export.ts";
import type { Register } from "./register.ts";
import type { RegisterName } from "./schema.ts";

/** Everything that can be taken away as a file. A new list says so here, and in its own room what its columns are. */
export const REGISTERS: Record<RegisterName, Register> = {
  commitments: commitmentRegister,
  agreements: agreementRegister,
  mous: mouRegister,
  "stage-times": stageTimesRegister,
  meetings: meetingRegister,
  trainings: trainingRegister,
  courses: courseRegister,
  deliveries: deliveryRegister,
  sources: sourceRegister,
  agencies: agencyRegister,
  people: personRegister,
  partners: partnerRegister,
};
