import { afterAll, beforeAll, describe } from "vitest";
import { describeActivations } from "./backend-suite/activation-suite.js";
import { SuiteContext, type SuiteOptions } from "./backend-suite/context.js";
import { describeDistortions } from "./backend-suite/distortion-suite.js";
import { describeImages } from "./backend-suite/image-suite.js";
import { describeLimits } from "./backend-suite/limit-suite.js";
import { describeLosses } from "./backend-suite/loss-suite.js";
import { describeMatrices } from "./backend-suite/matrix-suite.js";
import { describeMemory } from "./backend-suite/memory-suite.js";
import { describeNormalization } from "./backend-suite/normalization-suite.js";
import { describeNoise } from "./backend-suite/noise-suite.js";
import { describeOptimizers } from "./backend-suite/optimizer-suite.js";
import { describePreparedRows } from "./backend-suite/prepared-rows-suite.js";
import { describeProperties } from "./backend-suite/property-suite.js";
import { describeReductions } from "./backend-suite/reduction-suite.js";
import { describeStandardization } from "./backend-suite/standardization-suite.js";
import { describeSoftmax } from "./backend-suite/softmax-suite.js";
import type { Backend } from "../../src/backends/backend.js";

/**
 * Holds a backend to the reference backend, or to `options.oracle`, on every operation.
 *
 * The oracle always computes in float64, from the operands as the tested element type holds them,
 * so that errors are those of the tested backend alone. Inputs must come back as they were, and
 * what lies between the elements of a strided output must not change.
 */
export function describeBackend(
  name: string,
  create: () => Backend | Promise<Backend>,
  options: SuiteOptions = {},
): void {
  describe(`${name} backend`, () => {
    const context = new SuiteContext(options);
    beforeAll(async () => {
      context.backend = await create();
    });
    afterAll(() => options.dispose?.(context.backend));

    describeMemory(context);
    describePreparedRows(context);
    describeMatrices(context);
    describeImages(context);
    describeActivations(context);
    describeSoftmax(context);
    describeNoise(context);
    describeNormalization(context);
    describeStandardization(context);
    describeLosses(context);
    describeOptimizers(context);
    describeLimits(context);
    describeDistortions(context);
    describeReductions(context);
    if (options.operands !== "resident") describeProperties(context);
  });
}
