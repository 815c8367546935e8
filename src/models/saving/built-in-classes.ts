import {
  ELU,
  GELU,
  Identity,
  LeakyReLU,
  ReLU,
  Sigmoid,
  SiLU,
  Softmax,
  Softplus,
  Tanh,
} from "../../activations/index.js";
import { MaxNorm } from "../../constraints/index.js";
import {
  Constant,
  FanOutNormal,
  GlorotNormal,
  GlorotUniform,
  HeNormal,
  HeUniform,
  LeCunNormal,
  Normal,
  Uniform,
  Zeros,
} from "../../initializers/index.js";
import {
  AveragePool2D,
  BatchNormalization,
  Conv2D,
  Dense,
  Dropout,
  Flatten,
  GaussianNoise,
  LayerNormalization,
  MaxPool2D,
  Rescaling,
  Reshape,
  Residual,
  Standardize,
} from "../../layers/index.js";
import { L1, L2 } from "../../regularizers/index.js";
import type { SavedPart } from "./saved-parts.js";

type PartClass = new (...values: never[]) => SavedPart;

/** The library's own classes, by the name under which a model's file keeps them. */
export const builtInClasses: ReadonlyMap<string, PartClass> = new Map<string, PartClass>(
  Object.entries({
    ...{ AveragePool2D, Conv2D, Dense, Flatten, MaxPool2D, Rescaling, Reshape, Residual },
    ...{ BatchNormalization, Dropout, GaussianNoise, LayerNormalization, Standardize },
    ...{ ELU, GELU, Identity, LeakyReLU, ReLU, Sigmoid, SiLU, Softmax, Softplus, Tanh },
    ...{ Constant, FanOutNormal, GlorotNormal, GlorotUniform, HeNormal, HeUniform },
    ...{ LeCunNormal, Normal, Uniform, Zeros },
    ...{ L1, L2, MaxNorm },
  }),
);
