import { floatArray, wrap, type DType, type Tensor } from "../../tensor/index.js";
import type { AnyLayer } from "../checked-layers.js";
import { trainingPrefix } from "../saving/model-file.js";
import { writeModel } from "../saving/write-model.js";
import { checkpointVersion, trainingKey } from "./checkpoint-file.js";
import { toJson } from "./json-numbers.js";
import { requirePlainState } from "./callback-states.js";
import type { TrainingState } from "./training-state.js";

/** A model's file that holds the state of its training too; `fromBytes` reads the model of it. */
export function writeCheckpoint(
  layers: readonly AnyLayer[],
  dtype: DType,
  state: TrainingState,
): Uint8Array {
  const tensors = new Map<string, Tensor>();
  const slots = state.optimizer.slots.map((remembered, index) =>
    Object.entries(remembered).map(([name, values]) => {
      // Values of the parameter's type: nothing is rounded.
      const exact = floatArray(values.length, dtype);
      exact.set(values);
      tensors.set(`${trainingPrefix}optimizer/${index}/${name}`, wrap(exact, [values.length]));
      return name;
    }),
  );
  const callbacks = state.callbacks.map(({ name, state: remembered }, index) => {
    requirePlainState(remembered, name);
    const plain: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(remembered)) {
      if (!(value instanceof Float64Array)) plain[key] = value;
      else tensors.set(`${trainingPrefix}callbacks/${index}/${key}`, wrap(value, [value.length]));
    }
    return { name, state: plain };
  });
  const text = toJson({
    ...state,
    version: checkpointVersion,
    optimizer: { ...state.optimizer, slots },
    callbacks,
  });
  return writeModel(layers, dtype, { tensors, metadata: { [trainingKey]: text } });
}
