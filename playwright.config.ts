import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS, findChromium } from "./scripts/tests/chromium.ts";

/** What opens every page takes longest, so it goes first: no browser is left alone with it at the end. */
const SWEEPS = /(every-page|hidden-records|every-address|statements)\.test\.ts$/;

/** `npm test` starts the built application on a database of its own and says where; by hand, `npm start` does. */
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  timeout: 60_000,
  // A page that a slow machine is still making is no defect; what is not there is as absent after this as before.
  expect: { timeout: 15_000 },
  workers: 2,
  forbidOnly: true,
  use: {
    baseURL: process.env["BASE_URL"] ?? "http://localhost:3000",
    launchOptions: {
      executablePath: findChromium() ?? "chromium",
      args: CHROMIUM_FLAGS,
    },
    // What a trace records takes about as long as what it is recorded of: on where somebody will look at it.
    trace: process.env["TRACE"] === "on" ? "retain-on-failure" : "off",
    locale: "en-GB",
    timezoneId: "Asia/Karachi",
  },
  projects: [
    { name: "sweeps", testMatch: SWEEPS },
    {
      name: "desk",
      testIgnore: SWEEPS,
      grepInvert: /@phone/,
      use: { viewport: { width: 1366, height: 768 } },
    },
    {
      name: "phone",
      grep: /@phone/,
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
    },
  ],
});
