import type { AnyLayer, TrainingSettings } from "../models/index.js";
import type { ClassValues, CurveEpoch, Images, Theme } from "../plots/index.js";
import type { DType, InputTensor, Tensor } from "../tensor/index.js";

/** What a report reads of an epoch; the records of `fit` have it. */
export interface ReportEpoch extends CurveEpoch {
  /** The optimizer's rate at the epoch's end. */
  readonly learningRate?: number;
  /** Duration of the epoch, validation included. */
  readonly seconds?: number;
  /** Rows gone through. Default: the training rows, as in a whole epoch. */
  readonly rows?: number;
}

/** What every epoch gave, in order, as `fit` gives it. */
export interface ReportHistory {
  readonly epochs: readonly ReportEpoch[];
  /** What the training was set to; the report's settings begin with it. */
  readonly settings?: TrainingSettings;
}

/** What a report reads of a model; a `Sequential` has it. */
export interface ReportModel {
  readonly layers: readonly AnyLayer[];
  readonly dtype: DType;
  /** Asked only where there are images and no predictions. */
  predict(inputs: InputTensor): Tensor;
}

/** A value of a setting, shown as it is. */
export type ReportValue = string | number | boolean;

/** Samples whose predictions are shown. At least one of `images` and `predictions` is there. */
export interface ReportTest {
  /** What each sample is: class numbers, or rows `[n, classes]`. */
  readonly labels: ClassValues;
  /** `[n, pixels]`, as the model takes them. Without them the report shows no mistakes. */
  readonly images?: InputTensor & Images;
  /**
   * Class numbers, or rows of probabilities `[n, classes]`; mistakes have an order only by
   * probabilities. Default: what the model predicts for the images.
   */
  readonly predictions?: ClassValues;
}

/** Options of `writeReport`; what is left out is no part of the report. */
export interface ReportOptions {
  /** The heading. Default: `"Training report"`. */
  readonly title?: string;
  /** A paragraph below the heading: what was tried, and why. */
  readonly description?: string;
  /** When the run was; a `Date` is shown as UTC. Nothing in a report reads the clock. */
  readonly date?: string | Date;
  /**
   * What was set, by name, beside what the history tells: seed, loss, optimizer with its options,
   * learning rate, weight regularizer, batch size, training and validation rows, callbacks. One of these
   * names replaces what the history tells.
   */
  readonly settings?: Readonly<Record<string, ReportValue>>;
  /** Facts of the machine and its programs, by name. */
  readonly environment?: Readonly<Record<string, ReportValue>>;
  /** Samples for the confusion matrix, the classes' figures and the most confidently wrong. */
  readonly test?: ReportTest;
  /** Names of the classes. Default: their numbers. */
  readonly classes?: readonly string[];
  /** Height and width of an image in pixels. Default: a square. */
  readonly imageShape?: readonly [height: number, width: number];
  /** How many mistakes are shown at most. Default: 20. */
  readonly mistakes?: number;
  /** Rows that an epoch goes through, from which samples a second follow. Default: as the history tells. */
  readonly trainingRows?: number;
  /** Name of the loss's axis, with its unit: `"Cross-entropy (nats)"`. Default: `"Loss"`. */
  readonly lossLabel?: string;
  /** Default: `"auto"`, light or dark as the reader's system has it. */
  readonly theme?: Theme;
}
