import { getBackend } from "../backends/default-backend.js";
import type { LayerState } from "../parameters/index.js";
import { dtypeOf, wrap, type Tensor } from "../tensor/index.js";
import type { TrainingControl } from "./callback.js";

/** All that a model learns: parameters, then what else of its layers is kept. */
export function learnedIn({ parameters, state }: TrainingControl): readonly LayerState[] {
  return [...parameters, ...state];
}

/** Gives each the values of the tensor at its place. */
export function assignAll(learned: readonly LayerState[], values: readonly Tensor[]): void {
  values.forEach((value, index) => learned[index]?.assign(value));
}

/** Whether it has these values, rounded to its type. */
export function hasValues(learned: LayerState | undefined, values: Tensor): boolean {
  const round = learned?.dtype === "float64" ? Number : Math.fround;
  const now = learned && copyOf(learned.value);
  return copyOf(values).every((value, index) => round(value) === now?.[index]);
}

/** Copies of tensors, as a callback's state has them: `average.0`, `average.1` …. */
export function arraysOf(name: string, tensors: readonly Tensor[]): Record<string, Float64Array> {
  return Object.fromEntries(tensors.map((tensor, index) => [`${name}.${index}`, copyOf(tensor)]));
}

/** A copy in the backend's memory. */
export function duplicate(source: Tensor): Tensor {
  const copy = getBackend().allocate(source.shape, dtypeOf(source));
  getBackend().copy(source, copy);
  return copy;
}

/** Gives the memory of copies back. */
export function releaseAll(copies: readonly Tensor[]): void {
  for (const copy of copies) getBackend().release(copy);
}

/** The values in float64, which holds those of float32 exactly. */
export function copyOf(source: Tensor): Float64Array {
  const copy = new Float64Array(source.size);
  getBackend().copy(source, wrap(copy, source.shape));
  return copy;
}
