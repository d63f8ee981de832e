import { readFileSync } from "node:fs";

/** What a step of the tests came to. `said` is shown in full when something failed. */
export interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
  said: string;
}

/** A check passes or fails as a whole and counts as one test. */
export const ofCheck = (isGood: boolean, said: string): Outcome => ({
  passed: isGood ? 1 : 0,
  failed: isGood ? 0 : 1,
  skipped: 0,
  said,
});

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

/** A file that breaks before its first test is a failure too, and so is a run that ends badly without naming any. */
export function ofVitest(reportFile: string, exitCode: number, said: string): Outcome {
  const report = read(reportFile) as VitestReport | null;
  if (report === null) return ofCheck(false, said);
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return settled(exitCode, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
    said,
  });
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

export function ofPlaywright(reportFile: string, exitCode: number, said: string): Outcome {
  const report = read(reportFile) as PlaywrightReport | null;
  if (report === null) return ofCheck(false, said);
  const { expected, unexpected, flaky, skipped } = report.stats;
  return settled(exitCode, { passed: expected, failed: unexpected + flaky, skipped, said });
}

/** No test failed, yet the run did: an error outside of any test. */
const settled = (exitCode: number, outcome: Outcome): Outcome =>
  exitCode !== 0 && outcome.failed === 0 ? { ...outcome, failed: 1 } : outcome;

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
