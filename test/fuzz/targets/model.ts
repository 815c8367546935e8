import {
  Dense,
  GlorotNormal,
  L2,
  LeakyReLU,
  mlp,
  ReLU,
  Rescaling,
  Sequential,
  Softmax,
} from "ndnet";
import { modelMutations } from "../structure/model.js";
import { safetensorsMutations } from "../structure/safetensors.js";
import { type Target } from "../target.js";
import { requireConsistent } from "./require-consistent.js";

const regularized = new Dense(2, 2, {
  weightInitializer: new GlorotNormal(),
  weightRegularizer: new L2(0.01),
});

/** `Sequential.fromBytes`. */
export const modelTarget: Target = {
  name: "model",
  seeds: () => [
    new Sequential(new Dense(3, 2), new ReLU(), regularized, new Softmax()).toBytes(),
    new Sequential(new Rescaling(1 / 255), new Dense(2, 1), new LeakyReLU({ slope: 0.2 }))
      .to("float64")
      .toBytes(),
    mlp([2, 2, 2], { hidden: () => new ReLU(), output: () => new Softmax() }).toBytes(),
  ],
  mutations: [...modelMutations, ...safetensorsMutations],
  parse: (file) =>
    Sequential.fromBytes(file).parameters.map(({ value }) => requireConsistent(value)),
};
