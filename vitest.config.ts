import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["react-server"] },
  ssr: { resolve: { conditions: ["react-server", "node"] } },
  test: {
    // On two cores the default is one: the other would wait for the database.
    maxWorkers: 2,
    env: {
      ACCORD_SECRET: "bJ3oWkqz8Yt1mXc5Lr7Vn2Dg9Hs4Pf6A",
      ACCORD_ORIGIN: "http://localhost:3000",
      ACCORD_DEMO: "off",
      ACCORD_HOME: "PK",
      ACCORD_TIME_ZONE: "Asia/Karachi",
    },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["src/**/*.test.ts", "tests/*.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: "tests/harness/global-setup.ts",
          setupFiles: "tests/harness/own-database.ts",
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
