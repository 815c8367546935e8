import type { Callback } from "../callbacks/index.js";
import type { Reduction } from "../losses/index.js";
import type { Metric } from "../metrics/index.js";
import type { Optimizer } from "../optimizers/index.js";
import type { LayerState, Parameter } from "../parameters/index.js";
import type { DType } from "../tensor/index.js";
import type { RandomState } from "../tensor/random-state/index.js";
import type { AnyLayer } from "./checked-layers.js";
import type { ResumedTraining } from "./checkpoint/resume-training.js";
import type { TrainingIdentity } from "./checkpoint/training-identity.js";
import type { EvaluationInput } from "./evaluate-rows.js";
import type { BatchSource } from "./training-batches.js";
import type { TrainingSettings } from "./training-settings.js";
import type { TrainingSnapshot } from "./training-snapshot.js";
import type { TrainingStep } from "./training-step.js";

/** Everything a `TrainingRun` needs, checked and ready. */
export interface TrainingPlan extends BatchSource {
  readonly layers: readonly AnyLayer[];
  readonly dtype: DType;
  readonly settings: TrainingSettings;
  /** What else must be the same where a training goes on. */
  identity(): TrainingIdentity;
  /** Where an earlier training stood that this one continues. */
  readonly resumed: ResumedTraining | undefined;
  /** The random numbers that layers draw. */
  readonly layerRandom: RandomState;
  readonly parameters: readonly Parameter[];
  readonly state: readonly LayerState[];
  readonly optimizer: Optimizer;
  /** That of the optimizer before anything has changed it. */
  readonly initialRate: number;
  readonly reduction: Reduction;
  readonly epochs: number;
  readonly metrics: readonly Metric[];
  readonly metricNames: readonly string[];
  readonly callbacks: readonly Callback[];
  readonly reportsBatches: boolean;
  readonly signal: AbortSignal | undefined;
  readonly step: TrainingStep;
  readonly snapshot: TrainingSnapshot;
  readonly validation: EvaluationInput | undefined;
  /** Puts the inputs of an epoch in place, where they are not the same in all and not there yet. */
  beginEpoch(epoch: number): void;
  parametersAreFinite(): boolean;
  /** The name of the layer at a position, `"loss"` for −1. */
  layerName(position: number): string;
  /** Gives all memory back. */
  dispose(): void;
}
