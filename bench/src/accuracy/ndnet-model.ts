import {
  Conv2D,
  Dense,
  Flatten,
  HeNormal,
  MaxPool2D,
  ReLU,
  Reshape,
  Sequential,
  Softmax,
  type Layer,
} from "../ndnet.js";
import type { LayerPlan } from "./recipe.js";

/** The network of a recipe in ndnet: its layers, then 10 units and softmax. */
export function ndnetModel(plans: readonly LayerPlan[]): Sequential {
  const weightInitializer = new HeNormal();
  const hasImages = plans.some(({ kind }) => kind === "convolution");
  const layers: Layer[] = hasImages ? [new Reshape([28, 28, 1])] : [];
  let shape: readonly number[] = hasImages ? [1, 28, 28, 1] : [1, 784];
  const add = (layer: Layer): void => {
    layers.push(layer);
    shape = layer.outputShape(shape) ?? shape;
  };
  for (const plan of plans) {
    const inputs = shape.at(-1) ?? 0;
    if (plan.kind === "relu") add(new ReLU());
    else if (plan.kind === "maxPool") add(new MaxPool2D());
    else if (plan.kind === "convolution") {
      const { filters, ...options } = plan;
      add(new Conv2D(inputs, filters, { ...options, weightInitializer }));
    } else {
      if (shape.length > 2) add(new Flatten());
      add(new Dense(shape[1] ?? 0, plan.units, { weightInitializer }));
    }
  }
  if (shape.length > 2) add(new Flatten());
  return new Sequential(...layers, new Dense(shape[1] ?? 0, 10), new Softmax());
}
