import type { Loss } from "../losses/index.js";
import type { Metric } from "../metrics/index.js";
import type { Augmentation, BatchSampler, FitOptions } from "../models/index.js";
import type { Optimizer } from "../optimizers/index.js";
import type { Regularizer } from "../regularizers/index.js";
import type { CarriedFitOptions } from "./messages.js";
import { makePart, type PortableClass } from "./portable-parts.js";
import type { ArrayReceiver } from "./receive-arrays.js";

/** The options of `fit` that a page has sent. */
export function fitOptions(
  carried: CarriedFitOptions,
  arrays: ArrayReceiver,
  classes: readonly PortableClass[],
): FitOptions {
  const {
    loss,
    optimizer,
    metrics,
    weightRegularizer,
    augmentation,
    sampler,
    validation,
    ...plain
  } = carried;
  return {
    ...plain,
    loss: makePart(loss, classes) as Loss,
    optimizer: makePart(optimizer, classes) as Optimizer,
    ...(metrics && { metrics: metrics.map((part) => makePart(part, classes) as Metric) }),
    ...(weightRegularizer && {
      weightRegularizer: makePart(weightRegularizer, classes) as Regularizer,
    }),
    ...(augmentation && { augmentation: makePart(augmentation, classes) as Augmentation }),
    ...(sampler && { sampler: makePart(sampler, classes) as BatchSampler }),
    ...(validation !== undefined && {
      validation: typeof validation === "number" ? validation : arrays.data(validation),
    }),
  };
}
