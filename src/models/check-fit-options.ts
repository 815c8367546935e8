import type { Callback } from "../callbacks/index.js";
import { ArgumentError } from "../errors/index.js";
import { Loss } from "../losses/index.js";
import { Optimizer } from "../optimizers/index.js";
import { Regularizer } from "../regularizers/index.js";
import { requireNonNegativeInteger, requirePositiveInteger } from "../tensor/index.js";
import { checkMetrics } from "./check-metrics.js";
import { describe } from "../tensor/describe.js";
import type { FitOptions } from "./fit-options.js";

/**
 * Holds options against what they may be.
 *
 * @throws {ArgumentError} naming the option.
 */
export function checkFitOptions(options: FitOptions): void {
  if (!isObject(options)) throw wrong("options", "an object with a loss and an optimizer", options);
  requireInstance(options.loss, Loss, "loss");
  requireInstance(options.optimizer, Optimizer, "optimizer");
  requireNonNegativeInteger(options.epochs ?? 1, "fit, epochs");
  checkBatchSize(options.batchSize ?? 32);
  requirePositiveInteger(options.blockRows ?? 1, "fit, blockRows");
  checkSeed(options.seed ?? 0);
  checkValidation(options.validation ?? 0);
  if (options.weightRegularizer !== undefined) {
    requireInstance(options.weightRegularizer, Regularizer, "weightRegularizer");
  }
  if (options.sampler !== undefined && !hasMethod(options.sampler, "batches")) {
    throw wrong("sampler", "a BatchSampler with a method batches", options.sampler);
  }
  if (options.augmentation !== undefined && !hasMethod(options.augmentation, "apply")) {
    throw wrong("augmentation", "an Augmentation with a method apply", options.augmentation);
  }
  if (options.signal !== undefined && !hasAborted(options.signal)) {
    throw wrong("signal", "an AbortSignal", options.signal);
  }
  if (options.resume !== undefined && !(options.resume instanceof Uint8Array)) {
    throw wrong("resume", "the bytes of a checkpoint", options.resume);
  }
  if (options.callbacks !== undefined) checkCallbacks(options.callbacks);
  checkMetrics(options.metrics, "fit");
}

function checkBatchSize(batchSize: unknown): void {
  if (batchSize === "full" || (Number.isSafeInteger(batchSize) && Number(batchSize) >= 1)) return;
  throw wrong("batchSize", 'a whole number of at least 1, or "full"', batchSize);
}

function checkSeed(seed: unknown): void {
  if (Number.isInteger(seed) && Number(seed) >= 0 && Number(seed) < 2 ** 32) return;
  throw wrong("seed", "a whole number from 0 to 4294967295", seed);
}

function checkValidation(validation: unknown): void {
  if (isObject(validation)) return;
  if (typeof validation === "number" && validation >= 0 && validation < 1) return;
  const expected = "a share of at least 0 and less than 1, or { inputs, targets }";
  throw wrong("validation", expected, validation);
}

function checkCallbacks(callbacks: unknown): void {
  if (!Array.isArray(callbacks)) throw wrong("callbacks", "an array of callbacks", callbacks);
  callbacks.forEach((callback, index) => {
    if (!isObject(callback)) throw wrong(`callbacks[${index}]`, "a Callback", callback);
    checkCallback(callback, `callbacks[${index}]`);
    if (callbacks.indexOf(callback) < index) {
      throw wrong(`callbacks[${index}]`, "every callback once", callback);
    }
  });
  checkLearningRates(callbacks as readonly Callback[]);
}

/** Who sets the rate overwrites what all others do with it. */
function checkLearningRates(callbacks: readonly Callback[]): void {
  const concerned = callbacks.filter(({ learningRate }) => learningRate !== undefined);
  if (concerned.length < 2 || concerned.every(({ learningRate }) => learningRate === "changes"))
    return;
  throw new ArgumentError({
    where: "fit, callbacks",
    expected: "no other callback for the learning rate beside one that sets it",
    received: concerned.map((callback) => callback.name ?? "one without a name").join(" and "),
    fix: "Leave one of them out.",
  });
}

const callbackMethods = [
  ...["onTrainBegin", "onEpochBegin", "onBatchEnd", "onEpochEnd", "onNonFinite", "onTrainEnd"],
];

/** At least one method, so that nothing that only looks like a callback is taken for one in silence. */
function checkCallback(callback: object, where: string): void {
  const given = callbackMethods.filter((name) => Reflect.get(callback, name) !== undefined);
  const wrongMethod = given.find((name) => !hasMethod(callback, name));
  if (wrongMethod !== undefined) {
    throw wrong(`${where}, ${wrongMethod}`, "a function", Reflect.get(callback, wrongMethod));
  }
  if (given.length > 0) return;
  const methods = callbackMethods.join(", ");
  throw wrong(where, `a Callback, with one of the methods ${methods}`, callback);
}

function requireInstance(
  value: unknown,
  type: abstract new (...args: never[]) => object,
  option: string,
): void {
  if (value instanceof type) return;
  throw wrong(option, `a ${type.name}`, value, `Pass { ${option}: new … } in the options of fit.`);
}

function hasMethod(value: unknown, name: string): boolean {
  return isObject(value) && typeof Reflect.get(value, name) === "function";
}

function hasAborted(value: unknown): boolean {
  return isObject(value) && typeof Reflect.get(value, "aborted") === "boolean";
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function wrong(option: string, expected: string, received: unknown, fix?: string): ArgumentError {
  return new ArgumentError({
    where: `fit, ${option}`,
    expected,
    received: received === undefined ? "nothing" : describe(received),
    ...(fix !== undefined && { fix }),
  });
}
