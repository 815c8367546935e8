import type { FitOptions, InputTensor, Sequential } from "../ndnet.js";

/** What `fit` is called with. */
export interface Training {
  readonly model: Sequential;
  readonly inputs: InputTensor;
  readonly targets: Uint8Array;
  readonly options: FitOptions;
}
