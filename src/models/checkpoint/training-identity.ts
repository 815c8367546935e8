import { ArgumentError } from "../../errors/index.js";
import type { Loss } from "../../losses/index.js";
import type { Optimizer } from "../../optimizers/index.js";
import type { Regularizer } from "../../regularizers/index.js";
import type { DType, InputTensor } from "../../tensor/index.js";
import { takeRows } from "../../tensor/take-rows.js";
import type { BatchSampler } from "../batch-sampler.js";
import { positionOf } from "../check-layers.js";
import type { Augmentation } from "../augmentation.js";
import type { AnyLayer } from "../checked-layers.js";
import { PartDescriber } from "../saving/describe-part.js";
import type { Targets } from "../targets.js";
import { requireSameLayers } from "./require-same-layers.js";

/**
 * What a training is made of beside its settings, as short texts: another text, and going on would give
 * other bits, or a run of two halves that don't belong together.
 */
export type TrainingIdentity = Readonly<
  Record<
    | "dtype"
    | "data"
    | "layers"
    | "optimizerOptions"
    | "lossOptions"
    | "sampler"
    | "regularizer"
    | "augmentation"
    | "blockRows",
    string
  >
>;

/** What {@link trainingIdentity} looks at. */
export interface TrainingParts {
  readonly inputs: InputTensor;
  readonly targets: Targets;
  readonly layers: readonly AnyLayer[];
  readonly dtype: DType;
  readonly optimizer: Optimizer;
  readonly loss: Loss;
  readonly sampler: BatchSampler;
  readonly weightRegularizer: Regularizer | undefined;
  readonly augmentation: Augmentation | undefined;
  /** Rows of a block: layers draw their noise, and mix rows, block by block. */
  readonly blockRows: number;
}

/** Rows of the data that are looked at, spread over all of them. */
const sampledRows = 256;

/** The texts of a training; data are told by a hash of some rows. */
export function trainingIdentity(parts: TrainingParts): TrainingIdentity {
  const { inputs, targets, layers, optimizer, loss, sampler } = parts;
  const { weightRegularizer, augmentation } = parts;
  // In the order in which they are compared: other layers often want other data.
  return {
    layers: layersText(layers),
    dtype: parts.dtype,
    data: `${hashOf(inputs)}-${hashOf(targets)}`,
    optimizerOptions: plainText(optimizer),
    lossOptions: plainText(loss),
    sampler: plainText(sampler),
    regularizer: weightRegularizer === undefined ? "none" : plainText(weightRegularizer),
    augmentation: augmentation === undefined ? "none" : augmentationText(augmentation),
    blockRows: String(parts.blockRows),
  };
}

/** What to do where a training would go on with other options. */
export const sameOptions =
  "Call fit as the training was begun: only epochs, signal and a validation set may differ.";

/** @throws {ArgumentError} when a training is made of other things than the one before. */
export function requireSameIdentity(before: TrainingIdentity, now: TrainingIdentity): void {
  for (const [part, text] of Object.entries(now) as [keyof TrainingIdentity, string][]) {
    if (before[part] === text) continue;
    if (part === "layers") requireSameLayers(layersOf(before.layers), layersOf(text));
    throw new ArgumentError({
      where: `fit, resume, ${part}`,
      expected: part === "data" ? "the rows that the training had" : before[part],
      received: part === "data" ? "others" : text,
      fix: sameOptions,
    });
  }
}

/** Layers of a text; one that is damaged stands for none. */
function layersOf(text: string): readonly unknown[] {
  try {
    const layers: unknown = JSON.parse(text);
    return Array.isArray(layers) ? layers : [];
  } catch {
    return [];
  }
}

/** Layers as model files describe them; those of one's own that files can't have, by their names. */
function layersText(layers: readonly AnyLayer[]): string {
  const describer = new PartDescriber();
  return JSON.stringify(
    layers.map((layer, index) => {
      try {
        return describer.describe(layer, positionOf(layers, index));
      } catch (error) {
        if (error instanceof ArgumentError) return layer.name;
        throw error;
      }
    }),
  );
}

/** An augmentation by its class and what it was made with: `ImageAugmentation [{"shift":2}]`. */
export function augmentationText(augmentation: Augmentation): string {
  const values = augmentation.constructorArguments?.();
  if (values === undefined) return plainText(augmentation);
  return `${classOf(augmentation)} ${JSON.stringify(values)}`;
}

/** A class with its own plain values; numbers that change while it trains are no own properties. */
function plainText(value: object): string {
  const options = Object.entries(value).filter(([, option]) => typeof option !== "object");
  return `${classOf(value)} ${JSON.stringify(Object.fromEntries(options))}`;
}

function classOf(value: object): string {
  // An object without a prototype has no constructor.
  const { constructor } = value as { readonly constructor?: { readonly name: string } };
  return constructor?.name ?? "Object";
}

/** FNV-1a of some rows, of their number and of the shape. */
function hashOf(data: InputTensor | Targets): string {
  const shape: readonly number[] = "shape" in data ? data.shape : [data.length];
  const [count = 0] = shape;
  const step = Math.max(1, count / sampledRows);
  const rows = Int32Array.from({ length: Math.min(count, sampledRows) }, (_, index) =>
    Math.floor(index * step),
  );
  const values =
    "shape" in data
      ? takeRows(data as Parameters<typeof takeRows>[0], rows).data
      : Array.from(rows, (row) => data[row] ?? Number.NaN);
  const numbers = Float64Array.from([...shape, ...values].map(Number));
  let hash = 0x811c9dc5;
  for (const word of new Uint32Array(numbers.buffer)) {
    hash = Math.imul(hash ^ word, 0x01000193) >>> 0;
  }
  return hash.toString(16);
}
