import ndarray from "ndarray";
import { parseNpy, parseNpz, writeNpy, writeNpz, type NpyArray } from "ndnet/formats";
import { mutateBytes } from "../mutations/mutate-bytes.js";
import { npyMutations } from "../structure/npy.js";
import { throughZip, zipMutations } from "../structure/zip.js";
import { type Target } from "../target.js";
import { requireConsistent } from "./require-consistent.js";

const numbers = [0, 1, -1, 2.5, 100, -100];

/** Arrays of every kind of element, in either order. */
const arrays = {
  weights: ndarray(Float64Array.from(numbers), [2, 3]),
  columns: ndarray(Float32Array.from(numbers), [2, 3], [1, 2]),
  scalar: ndarray(Int32Array.of(5), []),
  empty: ndarray(new Uint16Array(0), [0, 4]),
  long: ndarray(BigInt64Array.of(-1n, 2n ** 62n), [2, 1]),
  pixels: ndarray(new Uint8Array(64).fill(200), [4, 4, 4]),
};

const zipTarget: Omit<Target, "name"> = {
  seeds: () => [
    writeNpz(arrays),
    writeNpz(arrays, { compress: true }),
    writeNpz({ only: arrays.pixels }, { compress: true }),
  ],
  largeSeeds: () => [
    writeNpz({ zeros: ndarray(new Float32Array(2 ** 19), [2 ** 19]) }, { compress: true }),
  ],
  mutations: [...[mutateBytes, ...npyMutations].map(throughZip), ...zipMutations],
  parse: (file) =>
    Array.from(parseNpz(file).values(), (array) => requireConsistent<NpyArray>(array)),
};

/** `parseNpy`, and `parseNpz` with and without Node's own inflater. */
export const npyTargets: readonly Target[] = [
  {
    name: "npy",
    seeds: () => [
      ...Object.values(arrays).map((array) => writeNpy(array)),
      writeNpy(arrays.columns, { dtype: "float16" }),
      writeNpy(ndarray(Uint8Array.of(0, 1, 1), [3]), { dtype: "bool" }),
    ],
    mutations: npyMutations,
    parse: (file) => requireConsistent(parseNpy(file)),
  },
  { ...zipTarget, name: "npz" },
  { ...zipTarget, name: "npz-browser", withoutNode: true },
];
