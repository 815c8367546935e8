/** What a training was set to, as far as another must be the same to give the same bits. */
export interface TrainingSettings {
  readonly seed: number;
  /** Rows of the inputs given to `fit`. */
  readonly rows: number;
  /** Those that it trains on. */
  readonly trainingRows: number;
  /** Rows of a batch, for `"full"` too. */
  readonly batchRows: number;
  /** Names of the loss and of the optimizer. */
  readonly loss: string;
  readonly optimizer: string;
}
