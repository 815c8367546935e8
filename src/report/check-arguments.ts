import { ArgumentError } from "../errors/index.js";
import type { Evaluation } from "../models/index.js";
import { describe } from "../models/describe.js";
import { requireNumbers } from "../plots/arrays/require-numbers.js";
import { requireNonNegativeInteger, requirePositiveInteger } from "../tensor/index.js";
import type { ReportHistory, ReportModel, ReportOptions } from "./report-options.js";

/** @throws {ArgumentError} when an argument or option of `writeReport` makes no sense. */
export function checkArguments(
  history: ReportHistory,
  model: ReportModel,
  evaluation: Evaluation | undefined,
  options: ReportOptions,
): void {
  check(
    isObject(history) && Array.isArray(history.epochs),
    "history",
    "what fit resolves to, with its epochs",
    history,
  );
  history.epochs.forEach((epoch: unknown, index) => {
    const isEpoch = isObject(epoch) && typeof epoch["epoch"] === "number";
    check(isEpoch, `history.epochs, element ${index}`, "an epoch with its number", epoch);
  });
  if (history.settings !== undefined) {
    check(isObject(history.settings), "history.settings", "an object", history.settings);
    requirePositiveInteger(history.settings.trainingRows, "writeReport, history.settings");
  }
  check(
    isObject(model) && Array.isArray(model.layers) && typeof model.predict === "function",
    "model",
    "a model, such as a Sequential",
    model,
  );
  if (evaluation !== undefined) checkRecord(evaluation, "evaluation", ["number"]);
  check(isObject(options), "options", "an object of options", options);
  checkOptions(options);
}

function checkOptions(options: ReportOptions): void {
  const { settings, environment, test, classes, mistakes, trainingRows, date, theme } = options;
  for (const key of ["title", "description", "lossLabel"] as const) {
    const text = options[key];
    if (text !== undefined) check(isText(text), key, "a text that isn't empty", text);
  }
  if (settings !== undefined) checkRecord(settings, "settings", plainTypes);
  if (environment !== undefined) checkRecord(environment, "environment", plainTypes);
  if (test !== undefined) {
    check(isObject(test) && "labels" in test, "test", "an object with labels", test);
    if (test.images !== undefined) requireNumbers(test.images, "writeReport, test.images");
  }
  if (classes !== undefined) {
    const areNames = Array.isArray(classes) && classes.every((name) => typeof name === "string");
    check(areNames, "classes", "an array of names", classes);
  }
  if (mistakes !== undefined) requireNonNegativeInteger(mistakes, "writeReport, mistakes");
  if (trainingRows !== undefined) requirePositiveInteger(trainingRows, "writeReport, trainingRows");
  if (date !== undefined) check(isDate(date), "date", "a text or a valid Date", date);
  if (theme !== undefined) {
    check(["auto", "light", "dark"].includes(theme), "theme", '"auto", "light" or "dark"', theme);
  }
}

const plainTypes = ["string", "number", "boolean"];

function checkRecord(values: unknown, name: string, types: readonly string[]): void {
  check(isObject(values), name, "an object of values by name", values);
  for (const [key, value] of Object.entries(values as object)) {
    check(types.includes(typeof value), `${name}.${key}`, `a ${types.join(", ")}`, value);
  }
}

function check(holds: boolean, name: string, expected: string, received: unknown): void {
  if (holds) return;
  throw new ArgumentError({
    where: `writeReport, ${name}`,
    expected,
    received: describe(received),
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "";
}

function isDate(value: unknown): boolean {
  return isText(value) || (value instanceof Date && Number.isFinite(value.getTime()));
}
