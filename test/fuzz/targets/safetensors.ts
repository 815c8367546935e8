import { Dense, Sequential, tensor } from "ndnet";
import {
  getWeights,
  parseNpz,
  parseSafetensors,
  setWeights,
  writeNpz,
  writeSafetensors,
} from "ndnet/formats";
import { safetensorsMutations } from "../structure/safetensors.js";
import { type Target } from "../target.js";
import { requireConsistent } from "./require-consistent.js";

function model(): Sequential {
  return new Sequential(new Dense(3, 2), new Dense(2, 2));
}

/** `parseSafetensors`, alone and before `setWeights`, which takes what `parseNpz` reads, too. */
export const safetensorsTargets: readonly Target[] = [
  {
    name: "safetensors",
    seeds: () => [
      writeSafetensors(getWeights(model())),
      writeSafetensors({
        a: tensor(new Float64Array(6), [2, 3]),
        b: tensor(new Float32Array(2), [2]),
        c: tensor(new Float32Array(0), [0, 5]),
        é: tensor(new Float32Array(1), []),
      }),
      writeSafetensors({}, { metadata: { format: "ndnet", "a b": '"\\\n' } }),
    ],
    mutations: safetensorsMutations,
    parse: (file) => Array.from(parseSafetensors(file).tensors.values(), requireConsistent),
  },
  {
    name: "set-weights",
    seeds: () => [
      writeSafetensors(getWeights(model())),
      writeSafetensors(getWeights(model(), { names: "layers" })),
    ],
    mutations: safetensorsMutations,
    parse: (file) => {
      const target = model();
      setWeights(target, parseSafetensors(file).tensors);
      return target.parameters.map(({ value }) => requireConsistent(value));
    },
  },
  {
    name: "set-weights-npz",
    seeds: () => [
      writeNpz(getWeights(model())),
      writeNpz(getWeights(model(), { names: "layers" }), { compress: true }),
    ],
    parse: (file) => setWeights(model(), parseNpz(file)),
  },
];
