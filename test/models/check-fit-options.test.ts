import { TerminateOnNaN } from "../../src/callbacks/index.js";
import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import { MeanSquaredError } from "../../src/losses/index.js";
import { Accuracy } from "../../src/metrics/index.js";
import { checkFitOptions } from "../../src/models/check-fit-options.js";
import type { FitOptions } from "../../src/models/index.js";
import { SGD } from "../../src/optimizers/index.js";
import { ShareAbove } from "./support/share-above.js";

const good = { loss: new MeanSquaredError(), optimizer: new SGD() };

function errorOf(options: unknown): unknown {
  try {
    checkFitOptions(options as FitOptions);
  } catch (error) {
    return error;
  }
  return undefined;
}

describe("checkFitOptions", () => {
  it("takes options at the edges of what they may be", () => {
    expect(errorOf(good)).toBeUndefined();
    const edges = [
      { epochs: 0, batchSize: 1, seed: 0, validation: 0, callbacks: [], metrics: [] },
      { batchSize: "full", seed: 2 ** 32 - 1, validation: 0.999, blockRows: 1 },
      {
        signal: new AbortController().signal,
        metrics: [new Accuracy()],
        callbacks: [{ onEpochEnd: () => undefined }],
      },
    ];
    for (const edge of edges) expect(errorOf({ ...good, ...edge })).toBeUndefined();
  });

  it.each([undefined, null, 1, "options"])("refuses %s as options", (options) => {
    expect(errorOf(options)).toBeInstanceOf(ArgumentError);
  });

  const own = new ShareAbove("recall");
  it.each([
    ["loss", undefined],
    ["loss", "crossEntropy"],
    ["loss", MeanSquaredError],
    ["optimizer", undefined],
    ["optimizer", { step: () => undefined }],
    ["epochs", -1],
    ["epochs", 1.5],
    ["epochs", Number.NaN],
    ["epochs", Infinity],
    ["batchSize", 0],
    ["batchSize", -32],
    ["batchSize", 0.5],
    ["batchSize", Number.NaN],
    ["batchSize", Infinity],
    ["batchSize", "all"],
    ["blockRows", 0],
    ["seed", -1],
    ["seed", 2 ** 32],
    ["seed", 0.5],
    ["seed", "42"],
    ["seed", [1]],
    ["validation", 1],
    ["validation", -0.1],
    ["validation", Number.NaN],
    ["validation", "0.1"],
    ["validation", true],
    ["weightRegularizer", 0.1],
    ["sampler", {}],
    ["sampler", () => []],
    ["signal", new AbortController()],
    ["callbacks[1]", [new TerminateOnNaN(), null]],
    ["callbacks[0]", [{}]],
    ["callbacks[0], onEpochEnd", [{ onEpochEnd: "print" }]],
    ["callbacks", null],
    ["callbacks[0]", [() => undefined]],
    ["metrics[0]", ["accuracy"]],
    ["metrics[0]", [new ShareAbove("loss")]],
    ["metrics[1]", [own, own]],
    ["metrics[0]", [new ShareAbove("")]],
    ["metrics[0]", [new ShareAbove("validationLoss")]],
    ["metrics[0]", [new ShareAbove("validation")]],
  ])("refuses %s: %o and names it", (option, value) => {
    const name = option.replace(/\[.*/, "");
    const error = errorOf({ ...good, [name]: value });
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error).toMatchObject({ where: `fit, ${option}` });
  });
});
