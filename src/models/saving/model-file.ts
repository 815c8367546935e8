import { parameterNames } from "../../formats/weights/parameter-names.js";
import type { LayerState } from "../../parameters/index.js";
import type { Tensor } from "../../tensor/index.js";
import type { AnyLayer } from "../checked-layers.js";

/** Key of the model's description in the `__metadata__` of its safetensors file. */
export const descriptionKey = "ndnet";

/** Version of {@link ModelDescription} that is written, and the only one that is read. */
export const fileVersion = 1;

/** All of a model but its weights, as JSON. */
export interface ModelDescription {
  readonly version: number;
  readonly dtype: string;
  readonly layers: readonly unknown[];
}

/** Parameters and state with the names of their tensors: the layer's number from 0, then their own name. */
export function tensorNames(layers: readonly AnyLayer[]): [string, LayerState][] {
  return layers.flatMap(({ parameters, state }, index) => {
    const learned = [...parameters, ...state];
    const names = parameterNames(learned);
    return learned.map((parameter, place): [string, LayerState] => [
      `${index}.${names[place] ?? parameter.name}`,
      parameter,
    ]);
  });
}

/** What the names of tensors begin with that belong to a training and not to its model. */
export const trainingPrefix = "training/";

/** The tensors of the model itself, without those of a checkpoint. */
export function modelTensors(tensors: ReadonlyMap<string, Tensor>): ReadonlyMap<string, Tensor> {
  return new Map([...tensors].filter(([name]) => !name.startsWith(trainingPrefix)));
}
