/** What a training was set to. */
export interface TrainingSettings extends ComparedSettings {
  /** The optimizer's rate before any callback set another. */
  readonly learningRate?: number;
  /** The optimizer's own options by name, as training began, but for the rate. */
  readonly optimizerOptions?: Readonly<Record<string, number | boolean | string>>;
  /** Rows that it validates on; 0 without validation. */
  readonly validationRows?: number;
  /** The option `weightRegularizer` by its class and strength: `L2 0.0001`. */
  readonly weightRegularizer?: string;
  /** The option `augmentation` by its class and what it was made with: `ImageAugmentation [{"shift":2}]`. */
  readonly augmentation?: string;
  /** Names of the callbacks, but of those that are no class's and have none. */
  readonly callbacks?: readonly string[];
}

/** What a training that goes on must have the same, to give the same bits. */
export interface ComparedSettings {
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

/** An object's own members that are plain values. */
export function plainValues(object: object): Record<string, number | boolean | string> {
  return Object.fromEntries(Object.entries(object).filter(([, member]) => isPlainValue(member)));
}

/** A regularizer or another part by its class and the plain values that this takes: `L2 0.0001`. */
export function partText(part: { constructorArguments(): readonly unknown[] }): string {
  return [part.constructor.name, ...part.constructorArguments().filter(isPlainValue)].join(" ");
}

/** Whether a value is a number, a boolean or a text. */
export function isPlainValue(value: unknown): value is number | boolean | string {
  return ["number", "boolean", "string"].includes(typeof value);
}
