import type { ActivationOperations } from "../operations/activation-operations.js";
import { activationFunctions } from "./activation-functions.js";
import { softmax, softmaxGradient } from "./softmax.js";
import { mapElements, mapPairs } from "./strided.js";

/**
 * Activations of one element, softmax, and their gradients.
 *
 * Gradients are computed from the input alone: an output that was rounded has lost the digits by
 * which a saturated function differs from its limit.
 */
export const activationOperations: ActivationOperations = {
  activate(kind, input, output, alpha) {
    const { value } = activationFunctions[kind];
    mapElements(input, output, (x) => value(x, alpha));
  },

  activateGradient(kind, input, _output, outputGradient, inputGradient, alpha) {
    const { slope } = activationFunctions[kind];
    mapPairs(input, outputGradient, inputGradient, (x, gradient) => gradient * slope(x, alpha));
  },

  softmax,
  softmaxGradient,

  rescale(input, scale, offset, output) {
    mapElements(input, output, (x) => scale * x + offset);
  },
};
