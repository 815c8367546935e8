// Makes a test fail that causes a process warning or writes to `console.warn` or `console.error`.
// A test that expects a warning replaces the method itself, with `vi.spyOn(console, "warn")`.

import { afterEach, beforeEach } from "vitest";

/** The real timer, which stays when a test installs fake ones. */
const nextTurn = setImmediate;

const warnings: string[] = [];

process.on("warning", (warning) => warnings.push(String(warning)));

for (const method of ["warn", "error"] as const) {
  console[method] = (...parts: unknown[]) => {
    warnings.push(`console.${method}: ${parts.map(String).join(" ")}`);
  };
}

beforeEach(() => {
  warnings.length = 0;
});

afterEach(async () => {
  // A process warning is emitted one tick after its cause.
  await new Promise((resolve) => nextTurn(resolve));
  const found = warnings.splice(0);
  if (found.length > 0) throw new Error(`Warnings are errors in tests:\n${found.join("\n")}`);
});
