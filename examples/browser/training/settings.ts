/** What makes a network; fixed as long as there is one. */
export interface NetworkSettings {
  /** Widths of the hidden layers. */
  readonly hidden: readonly number[];
  readonly activation: string;
  /** Share of hidden values left out in training. */
  readonly dropout: number;
}

/** How a network is trained; may change from one training to the next. */
export interface TrainingSettings {
  readonly optimizer: string;
  readonly learningRate: number;
  readonly batchSize: number;
  readonly epochs: number;
  /** Whether images are shifted, turned and scaled anew for each epoch. */
  readonly distorts: boolean;
}

const mostLayers = 6;
const mostUnits = 2048;

/**
 * Widths of hidden layers from a visitor's text, such as `128, 64`; none for an empty text.
 *
 * @returns what is wrong, as a sentence, where it is no such list.
 */
export function parseWidths(text: string): readonly number[] | string {
  const words = text.split(/[\s,;×x–-]+/u).filter((word) => word !== "");
  const widths = words.map(Number);
  if (widths.length > mostLayers) return `At most ${mostLayers} hidden layers, please.`;
  const isWidth = (width: number): boolean =>
    Number.isInteger(width) && width >= 1 && width <= mostUnits;
  if (widths.every(isWidth)) return widths;
  return `Whole numbers from 1 to ${mostUnits} with commas between them, such as 128, 64.`;
}
