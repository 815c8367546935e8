import { expect, test } from "vitest";
import { createJsBackend } from "../../../src/backends/reference/create-js-backend.js";
import { describeBackend } from "../../support/backend-suite.js";
import { createNaiveBackend } from "../../support/naive-backend.js";

test("the reference backend names itself and says why it serves", () => {
  expect(createJsBackend().name).toBe("reference");
  expect(createJsBackend().reason).toBe("asked for with createJsBackend()");
  expect(createJsBackend({ reason: "WebAssembly is missing" }).reason).toBe(
    "WebAssembly is missing",
  );
});

// Half a unit in the last place in float32: every element is computed in float64 and rounded once.
describeBackend("reference", () => createJsBackend(), {
  oracle: createNaiveBackend,
  bounds: { float32: 6e-8, float64: 1e-14 },
});
