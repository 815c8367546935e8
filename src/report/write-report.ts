import type { Evaluation } from "../models/index.js";
import { checkArguments } from "./check-arguments.js";
import { confusionSection } from "./confusion-section.js";
import { curvesSection } from "./curves-section.js";
import { keyFigures } from "./key-figures.js";
import { mistakesSection } from "./mistakes-section.js";
import { modelSection } from "./model-section.js";
import { countParameters } from "../models/summary.js";
import { page } from "./page.js";
import type { ReportHistory, ReportModel, ReportOptions } from "./report-options.js";
import { settingsSection } from "./settings-section.js";
import { testResults } from "./test-results.js";
import { timeSection } from "./time-section.js";
import { timingOf } from "./timing.js";

/**
 * A run as one HTML page that needs nothing else: set-up and seed, summary of the model, learning
 * curves, confusion matrix, the most confidently wrong, time and throughput.
 *
 * The page has no scripts and asks for nothing over the network; it is light or dark as the reader's
 * system has it, and has a layout for narrow screens and for paper. What there is no data for is left
 * out. It is the same text for the same arguments.
 *
 * @param history What `fit` gave.
 * @param model The trained model; it predicts the test's images unless predictions are given.
 * @param evaluation What `evaluate` gave; `undefined` where nothing was evaluated.
 * @returns The page as a string. Under Node, `writeFile` of `node:fs/promises` saves it.
 * @throws {ArgumentError} when an argument or option makes no sense.
 * @throws {ShapeError} when images, labels and predictions don't fit each other or the model.
 * @throws {DTypeError} when images are no ndarray of numbers.
 */
export function writeReport(
  history: ReportHistory,
  model: ReportModel,
  evaluation: Evaluation | undefined,
  options: ReportOptions = {},
): string {
  checkArguments(history, model, evaluation, options);
  const { epochs, settings } = history;
  const { trainingRows = settings?.trainingRows } = options;
  const timing = timingOf(epochs, trainingRows);
  const parameters = countParameters(model.layers);
  const results = testResults(model, options);
  return page(options, [
    keyFigures({ epochs, evaluation, timing, parameters }),
    settingsSection(history, options, evaluation),
    modelSection(model),
    curvesSection(history, options),
    confusionSection(results, options),
    mistakesSection(results, options),
    timeSection(epochs, timing, trainingRows, options),
  ]);
}
