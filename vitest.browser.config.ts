import { defineConfig } from "vitest/config";
import base from "./vitest.config.js";

/** The tests that need Chromium: `npm run test:browser`. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ["test/browser/**/*.test.ts"],
    exclude: ["**/node_modules/**"],
    typecheck: { enabled: false },
  },
});
