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
  /** The optimizer's own options by name, as training began, but for the rate that epochs tell. */
  readonly optimizerOptions?: Readonly<Record<string, number | boolean | string>>;
}

/** What a training that goes on must have the same. */
export type ComparedSettings = Omit<TrainingSettings, "optimizerOptions">;

/** An object's own members that are plain values. */
export function plainValues(object: object): Record<string, number | boolean | string> {
  const isPlain = (member: unknown): boolean =>
    ["number", "boolean", "string"].includes(typeof member);
  return Object.fromEntries(Object.entries(object).filter(([, member]) => isPlain(member)));
}
