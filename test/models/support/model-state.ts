import type { Sequential } from "../../../src/models/index.js";
import type { Optimizer, OptimizerState } from "../../../src/optimizers/index.js";
import { elements } from "../../support/tensors.js";

/** Every value of every parameter. */
export function valuesOf(model: Sequential): number[][] {
  return model.parameters.map(({ value }) => elements(value));
}

/** Everything that training changes: to be compared with `toEqual`, bit for bit but for −0 and 0. */
export function stateOf(
  model: Sequential,
  optimizer: Optimizer,
): { values: number[][]; optimizer: OptimizerState } {
  return { values: valuesOf(model), optimizer: optimizer.getState(model.parameters) };
}
