import { Layer } from "../layers/index.js";
import type { Evaluation, TrainingSettings } from "../models/index.js";
import {
  checkMembers,
  checkOptions,
  checkRecord,
  requireThat,
  type MemberKinds,
} from "../plots/arguments/check-members.js";
import { aTheme } from "../plots/arguments/picture-kinds.js";
import {
  aFilledText,
  aNumber,
  aPlainValue,
  aText,
  anObject,
  isRecord,
  names,
  oneOf,
  twoNumbers,
  type ValueKind,
} from "../plots/arguments/value-kinds.js";
import { requireNumbers } from "../plots/arrays/require-numbers.js";
import { checkHistory } from "../plots/charts/check-history.js";
import { requireNonNegativeInteger, requirePositiveInteger } from "../tensor/index.js";
import type { ReportEpoch, ReportHistory, ReportModel, ReportOptions } from "./report-options.js";

/** @throws {ArgumentError} when an argument or option of `writeReport` makes no sense. */
export function checkArguments(
  history: ReportHistory,
  model: ReportModel,
  evaluation: Evaluation | undefined,
  options: ReportOptions,
): void {
  checkReportHistory(history);
  checkModel(model);
  if (evaluation !== undefined) checkRecord(evaluation, aNumber, `${where}, evaluation`);
  checkOptions(options, optionKinds, where);
  const { test, mistakes, trainingRows, settings, environment } = options;
  if (settings !== undefined) checkRecord(settings, aPlainValue, `${where}, settings`);
  if (environment !== undefined) checkRecord(environment, aPlainValue, `${where}, environment`);
  if (test !== undefined) {
    requireThat(
      isRecord(test) && "labels" in test,
      `${where}, test`,
      "an object with labels",
      test,
    );
    if (test.images !== undefined) requireNumbers(test.images, `${where}, test.images`);
  }
  if (mistakes !== undefined) requireNonNegativeInteger(mistakes, `${where}, mistakes`);
  if (trainingRows !== undefined) requirePositiveInteger(trainingRows, `${where}, trainingRows`);
}

const where = "writeReport";

const aDate: ValueKind = {
  expected: "a text or a valid Date",
  holds: (value) =>
    value instanceof Date ? Number.isFinite(value.getTime()) : aFilledText.holds(value),
};

const optionKinds: MemberKinds<ReportOptions> = {
  ...{ title: aFilledText, description: aFilledText, lossLabel: aFilledText, date: aDate },
  ...{ classes: names, imageShape: twoNumbers, theme: aTheme },
};

const settingKinds: MemberKinds<TrainingSettings> = {
  ...{ seed: aNumber, rows: aNumber, trainingRows: aNumber, batchRows: aNumber },
  ...{ loss: aText, optimizer: aText },
  ...{ optimizerOptions: anObject, learningRate: aNumber, validationRows: aNumber },
  ...{ weightRegularizer: aText, augmentation: aText, callbacks: names },
};

function checkReportHistory(history: ReportHistory): void {
  checkHistory(history, `${where}, history`);
  history.epochs.forEach((epoch, index) => {
    const place = `${where}, history.epochs, element ${index}`;
    checkMembers<ReportEpoch>(epoch, { learningRate: aNumber, seconds: aNumber }, place);
  });
  const { settings } = history;
  if (settings === undefined) return;
  const place = `${where}, history.settings`;
  checkMembers<TrainingSettings>(settings, settingKinds, place);
  checkRecord(settings.optimizerOptions ?? {}, aPlainValue, `${place}, optimizerOptions`);
  requirePositiveInteger(settings.trainingRows, `${place}, trainingRows`);
}

function checkModel(model: ReportModel): void {
  const isModel = isRecord(model) && Array.isArray(model.layers);
  const isComplete =
    isModel &&
    oneOf("float32", "float64").holds(model.dtype) &&
    typeof model.predict === "function";
  requireThat(isComplete, `${where}, model`, "a model, such as a Sequential", model);
  model.layers.forEach((layer: unknown, index) => {
    requireThat(
      layer instanceof Layer,
      `${where}, model.layers, element ${index}`,
      "a Layer",
      layer,
    );
  });
}
