import * as tf from "@tensorflow/tfjs-core";
import { lenetConvolution, outputShape } from "../limits/lenet-convolutions.js";
import type { Prepared } from "../processes/serve.js";
import type { ConvolutionWork } from "../work.js";

/** One convolution, forward and as far back as is asked for, in TensorFlow.js's own operations. */
export function prepareConvolution(work: ConvolutionWork): Prepared {
  const { layer, images, calls, gradients } = work;
  const convolution = lenetConvolution(layer);
  const { image, window, filters } = convolution;
  const pad = "valid";
  const inputShape: [number, number, number, number] = [images, ...image];
  const input = tf.randomUniform<tf.Rank.R4>(inputShape, -0.5, 0.5);
  const weightShape: [number, number, number, number] = [window, window, image[2], filters];
  const filter = tf.randomUniform<tf.Rank.R4>(weightShape, -0.5, 0.5);
  const bias = tf.randomUniform<tf.Rank.R1>([filters], -0.5, 0.5);
  const outputGradient = tf.randomUniform<tf.Rank.R4>([images, ...outputShape(convolution)], -1, 1);
  const forward = (x: tf.Tensor4D, weights: tf.Tensor4D): tf.Tensor4D =>
    tf.fused.conv2d({ x, filter: weights, strides: 1, pad, bias });
  const back = tf.grads((x, weights) => forward(x as tf.Tensor4D, weights as tf.Tensor4D));
  const runs = {
    none: () => forward(input, filter),
    input: () => [
      forward(input, filter),
      tf.conv2dTranspose(outputGradient, filter, inputShape, 1, pad),
    ],
    // Goes forward once, too.
    both: () => back([input, filter], outputGradient),
  };
  return {
    run: () => {
      for (let call = 0; call < calls; call += 1) tf.dispose(runs[gradients]());
    },
  };
}
