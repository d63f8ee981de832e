import type { Found, Placed, TextLoad } from "../passage.ts";
import { recordNamed } from "../register.ts";
import type { Role } from "../vocabulary.ts";
import { loadAgency, loadAlias, loadPlaceholder } from "./agencies.ts";
import { loadCommitments } from "./commitments.ts";
import { loadFigure } from "./figures.ts";
import { loadInstrument, loadMous, loadProgramme, loadTraining } from "./instruments.ts";
import { loadMeeting } from "./meetings.ts";
import { loadPerson } from "./people.ts";
import { loadDetail, loadDocument, loadInformation } from "./rest.ts";

/**
 * Loads a passage in one of its roles; null: in words outside the vocabulary. Where the annotator names
 * a record, it is that one.
 */
export async function loadRole(
  passage: Placed,
  role: Role | null,
  load: TextLoad,
): Promise<Found[]> {
  const named = passage.record === null ? null : recordNamed(load.register, passage.record);
  if (named !== null) return [{ target: named, field: null, isNew: false }];
  switch (role) {
    case "agency":
      return [await loadAgency(passage, load)];
    case "alias":
      return [await loadAlias(passage, load)];
    case "group":
    case "planned":
      return [await loadPlaceholder(passage, load)];
    case "person":
      return [await loadPerson(passage, load)];
    case "meeting":
      return [await loadMeeting(passage, load)];
    case "programme":
      return [await loadProgramme(passage, load)];
    case "instrument":
      return [await loadInstrument(passage, load)];
    case "mous":
      return loadMous(passage, load);
    case "training":
      return [await loadTraining(passage, load)];
    case "commitment":
      return loadCommitments(passage, load);
    case "figure":
      // Words without a number are said, not measured.
      return [(await loadFigure(passage, load)) ?? loadInformation(passage, load)];
    case "document":
      return [loadDocument(passage, load)];
    case "attendance":
    case "topics":
    case "wording":
    case "detail":
      return [loadDetail(passage, load, role)];
    case null:
      return [loadInformation(passage, load)];
  }
}
