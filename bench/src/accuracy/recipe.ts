/** A layer, as both libraries build it; weights begin as He et al. 2015 draw them, biases at 0. */
export type LayerPlan =
  | { readonly kind: "dense"; readonly units: number }
  | {
      readonly kind: "convolution";
      readonly filters: number;
      readonly kernelSize: number;
      readonly padding: "same" | "valid";
    }
  | { readonly kind: "maxPool" }
  | { readonly kind: "relu" };

/** ε of Adam: TensorFlow.js takes another one by default than ndnet does. */
export const adamEpsilon = 1e-8;

/** A training that reaches an accuracy: a network with all its settings. */
export interface Recipe {
  readonly id: string;
  /** Shown in the table. */
  readonly network: string;
  /** Test accuracy to be reached, a share. */
  readonly target: number;
  /** What the project wants on two cores, in seconds. */
  readonly wantedSeconds?: number;
  /** All layers before the last, which has 10 units and softmax. */
  readonly layers: readonly LayerPlan[];
  readonly epochs: number;
  readonly batchSize: number;
  /** The highest rate of Adam in its one cycle. */
  readonly learningRate: number;
  /** Whether other distortions of the digits are trained on in every epoch. */
  readonly isDistorted: boolean;
}

/** What a training says after every epoch. */
export interface Progress {
  readonly epoch: number;
  /** Share of the test digits that are classified rightly. */
  readonly accuracy: number;
}
