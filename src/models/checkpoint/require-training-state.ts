import { isJsonObject } from "../../formats/json/parse-json-object.js";
import { modelError } from "../saving/model-error.js";
import type { TrainingState } from "./training-state.js";

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string";
const isNumber: Check = (value) => typeof value === "number";
const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isPositive: Check = (value) => isCount(value) && value !== 0;

function isArrayOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check);
}

/** An object with these parts; what else it has may be anything. */
function isObject(parts: Readonly<Record<string, Check>>): Check {
  return (value) =>
    isJsonObject(value) && Object.entries(parts).every(([key, check]) => check(value[key]));
}

const isRecord = isObject({
  epoch: isPositive,
  loss: isNumber,
  accuracy: isNumber,
  learningRate: isNumber,
  ...{ seconds: isNumber, rows: isCount, batches: isCount },
  metrics: (value) => isJsonObject(value) && Object.values(value).every(isNumber),
});

/** The parts of a state; optimizer and random states are checked by those who take them over. */
const parts: Readonly<Record<keyof TrainingState, Check>> = {
  settings: isObject({
    ...{ seed: isCount, rows: isCount, trainingRows: isCount, batchRows: isPositive },
    ...{ loss: isText, optimizer: isText },
  }),
  identity: isObject({
    ...{ data: isText, layers: isText, dtype: isText, optimizerOptions: isText },
    ...{ lossOptions: isText, sampler: isText, regularizer: isText, augmentation: isText },
    ...{ blockRows: isText },
  }),
  epoch: isPositive,
  batch: isCount,
  steps: isCount,
  seconds: isNumber,
  stopped: (value) => typeof value === "boolean",
  loss: isObject({ data: isNumber, penalty: isNumber, rows: isCount }),
  metrics: isArrayOf(isObject({ name: isText, state: isArrayOf(isNumber) })),
  random: isObject({ batches: isJsonObject, layers: isJsonObject }),
  optimizer: isJsonObject,
  history: isArrayOf(isRecord),
  callbacks: isArrayOf(isObject({ name: isText, state: isJsonObject })),
};

/** @throws {FormatError} unless every part is there and of its kind. */
export function requireTrainingState(
  value: unknown,
  where: string,
): asserts value is TrainingState {
  const state = isJsonObject(value) ? value : {};
  for (const [part, check] of Object.entries(parts)) {
    if (!check(state[part]))
      throw modelError(`${where}, ${part}`, "what a training writes", "other values");
  }
  requireConsistent(state as unknown as TrainingState, where);
}

function requireConsistent({ epoch, batch, loss, history }: TrainingState, where: string): void {
  const isWhole = history.every((record, index) => record.epoch === index + 1);
  if (!isWhole || history.length !== epoch - 1) {
    throw modelError(`${where}, history`, `the ${epoch - 1} epochs before`, `${history.length}`);
  }
  if (batch > 0 && loss.rows === 0)
    throw modelError(`${where}, loss`, "rows of its batches", "none");
}
