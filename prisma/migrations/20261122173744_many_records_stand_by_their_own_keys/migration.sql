-- How many new records stand, where nobody has counted their tables yet: a large file, an import. Hand-written.

/*
 * The histories of an agreement are found by its key. Without statistics the planner put the index of all days on which
 * something was recorded beside it, and read all of it for each agreement: ten thousand took eight seconds, and a hundred
 * thousand a hundred times as long.
 */
alter function app.stand_agreements(uuid[]) set enable_bitmapscan = off;

-- Their estimates are so high that a server that can compile would compile them, for each statement anew.
alter function app.stand_agreements(uuid[]) set jit = off;
alter function app.stand(uuid[]) set jit = off;
alter function app.stand_meetings(uuid[]) set jit = off;
alter function app.stand_trainings(uuid[]) set jit = off;
