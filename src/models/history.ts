import type { EpochRecord } from "../callbacks/index.js";
import type { TrainingSettings } from "./training-settings.js";

/** What every epoch of a `fit` gave, in order. */
export class History {
  readonly epochs: readonly EpochRecord[];
  /** What the training was set to; `undefined` where nobody said. */
  readonly settings?: TrainingSettings;

  constructor(epochs: readonly EpochRecord[], settings?: TrainingSettings) {
    this.epochs = epochs;
    if (settings !== undefined) this.settings = settings;
  }

  /** Training loss of every epoch. */
  get loss(): number[] {
    return this.epochs.map((epoch) => epoch.loss);
  }

  /** Training accuracy of every epoch. */
  get accuracy(): number[] {
    return this.epochs.map((epoch) => epoch.accuracy);
  }

  /** Validation loss of every epoch that has one. */
  get validationLoss(): number[] {
    return this.values("validationLoss");
  }

  /** Validation accuracy of every epoch that has one. */
  get validationAccuracy(): number[] {
    return this.values("validationAccuracy");
  }

  /** The last epoch, `undefined` when there was none. */
  get last(): EpochRecord | undefined {
    return this.epochs.at(-1);
  }

  /** A metric by name in every epoch that has it: `"loss"`, `"validationAccuracy"`, a custom one. */
  values(metric: string): number[] {
    return this.epochs
      .map((epoch) => epoch.metrics[metric])
      .filter((value): value is number => value !== undefined);
  }
}
