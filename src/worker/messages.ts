import type { EpochRecord } from "../callbacks/index.js";
import type { Evaluation, TrainingSettings } from "../models/index.js";
import type { ElementArray, ElementKind } from "./element-arrays.js";
import type { CarriedError } from "./carried-error.js";
import type { PortablePart } from "./portable-parts.js";

/** An array that has been sent before, slice by slice, and how it is to be seen. */
export interface CarriedArray {
  readonly upload: number;
  /** Of an ndarray; `undefined` for others. */
  readonly shape: readonly number[] | undefined;
  /** Whether it is an array of JavaScript's own. */
  readonly isList: boolean;
}

/** Inputs and targets of one data set. */
export interface CarriedData {
  readonly inputs: CarriedArray;
  readonly targets: CarriedArray;
}

/** A model's file, and which of its tensors have no values of their own yet. */
export interface CarriedModel {
  readonly bytes: Uint8Array;
  /** Positions of those whose values `fit` draws. */
  readonly undrawn: readonly number[];
}

/** What `fit` is to be called with in the worker. */
export interface CarriedFitOptions {
  readonly loss: PortablePart;
  readonly optimizer: PortablePart;
  readonly metrics?: readonly PortablePart[];
  readonly weightRegularizer?: PortablePart;
  readonly augmentation?: PortablePart;
  readonly sampler?: PortablePart;
  readonly validation?: number | CarriedData;
  readonly epochs?: number;
  readonly batchSize?: number | "full";
  readonly shuffle?: boolean;
  readonly seed?: number;
  readonly resume?: Uint8Array;
  readonly blockRows?: number;
}

/** What a page asks of its worker. `id` numbers what is answered. */
export type Request =
  | {
      readonly kind: "upload";
      readonly upload: number;
      readonly elements: ElementKind;
      readonly length: number;
    }
  | {
      readonly kind: "slice";
      readonly upload: number;
      readonly offset: number;
      readonly elements: ElementArray;
    }
  | {
      readonly kind: "fit";
      readonly id: number;
      readonly model: CarriedModel;
      readonly data: CarriedData;
      readonly options: CarriedFitOptions;
      readonly progressIntervalMs: number;
    }
  | { readonly kind: "abort" | "pause" | "resume" }
  | { readonly kind: "load"; readonly id: number; readonly model: CarriedModel }
  | { readonly kind: "predict"; readonly id: number; readonly inputs: CarriedArray }
  | {
      readonly kind: "evaluate";
      readonly id: number;
      readonly data: CarriedData;
      readonly loss: PortablePart | undefined;
      readonly metrics: readonly PortablePart[];
    }
  | { readonly kind: "checkpoint"; readonly id: number }
  | { readonly kind: "bytes"; readonly id: number }
  | { readonly kind: "threads"; readonly id: number };

/** How far an epoch is. */
export interface TrainingProgress {
  readonly epoch: number;
  readonly epochs: number;
  /** Batches of this epoch that are done. */
  readonly batch: number;
  /** Batches of an epoch; `undefined` where the sampler doesn't tell. */
  readonly batchesPerEpoch: number | undefined;
  /** Optimizer steps done in this `fit`. */
  readonly step: number;
  /** Loss of the latest batch, before its update. */
  readonly loss: number;
  /** Metrics of the epoch so far, by name. */
  readonly metrics: Readonly<Record<string, number>>;
  /** Rows gone through in a second, since the last report. */
  readonly samplesPerSecond: number;
}

/** What a request gives, by its kind. */
export interface Results {
  readonly fit: {
    readonly epochs: readonly EpochRecord[];
    readonly settings: TrainingSettings | undefined;
    readonly model: Uint8Array;
  };
  readonly load: undefined;
  readonly predict: {
    readonly data: Float32Array | Float64Array;
    readonly shape: readonly number[];
  };
  readonly evaluate: Evaluation;
  readonly checkpoint: Uint8Array;
  readonly bytes: Uint8Array;
  readonly threads: number;
}

/** What a worker tells its page. */
export type Response =
  | { readonly kind: "progress"; readonly id: number; readonly progress: TrainingProgress }
  | { readonly kind: "epoch"; readonly id: number; readonly record: EpochRecord }
  | { readonly kind: "done"; readonly id: number; readonly result: Results[keyof Results] }
  | {
      readonly kind: "failed";
      readonly id: number;
      readonly error: CarriedError;
      /** The model as a failed or aborted training has left it. */
      readonly model?: Uint8Array;
    };
