import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where the counts of a run are written as JSON; nowhere where it is unset. */
const resultsFile = process.env["TEST_RESULTS_FILE"];

export default defineConfig({
  resolve: {
    alias: [
      { find: /^ndnet$/, replacement: source("./src/index.ts") },
      { find: /^ndnet\/([\w-]+)$/, replacement: source("./src/$1/index.ts") },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "test/browser/**"],
    setupFiles: ["./test/support/fail-on-warnings.ts"],
    testTimeout: 30_000,
    typecheck: { enabled: true, include: ["test/**/*.test-d.ts"], tsconfig: "./tsconfig.json" },
    reporters: resultsFile ? ["default", ["json", { outputFile: resultsFile }]] : ["default"],
  },
});
