import * as tf from "@tensorflow/tfjs-core";
import { layers, sequential, type Sequential } from "@tensorflow/tfjs-layers";
import { RandomState } from "../ndnet.js";
import { ndnetModel } from "./ndnet-model.js";
import type { LayerPlan } from "./recipe.js";

/** The network of a recipe in TensorFlow.js, with the first weights that ndnet draws for the seed. */
export function tensorflowModel(plans: readonly LayerPlan[], seed: number): Sequential {
  const model = emptyModel(plans);
  const drawn = ndnetModel(plans).initialize(new RandomState(seed));
  const weights = drawn.parameters.map(({ value }) =>
    tf.tensor(Float32Array.from(value.data), [...value.shape]),
  );
  model.setWeights(weights);
  tf.dispose(weights);
  return model;
}

function emptyModel(plans: readonly LayerPlan[]): Sequential {
  const model = sequential();
  const hasImages = plans.some(({ kind }) => kind === "convolution");
  const first = { inputShape: hasImages ? [28, 28, 1] : [784] };
  let isFlat = !hasImages;
  const flatten = (): void => {
    if (!isFlat) model.add(layers.flatten());
    isFlat = true;
  };
  plans.forEach((plan, index) => {
    if (plan.kind === "relu") model.add(layers.reLU());
    else if (plan.kind === "maxPool") model.add(layers.maxPooling2d({ poolSize: 2 }));
    else if (plan.kind === "convolution") {
      const { filters, kernelSize, padding } = plan;
      model.add(layers.conv2d({ filters, kernelSize, padding, ...(index === 0 && first) }));
    } else {
      flatten();
      model.add(layers.dense({ units: plan.units, ...(index === 0 && first) }));
    }
  });
  flatten();
  model.add(layers.dense({ units: 10, activation: "softmax" }));
  return model;
}
