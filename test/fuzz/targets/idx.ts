import ndarray from "ndarray";
import { parseIdx, writeIdx, type IdxArray } from "ndnet/datasets";
import { readScaledImages } from "../../../src/datasets/mnist/scaled-images.js";
import { Draws } from "../draws.js";
import { gzipMutations, gzipOf, throughGzip } from "../structure/gzip.js";
import { declareManyImages, idxMutations } from "../structure/idx.js";
import { mutateBytes } from "../mutations/mutate-bytes.js";
import { rarely } from "../mutations/rarely.js";
import { type Target } from "../target.js";
import { requireConsistent } from "./require-consistent.js";

/**
 * Every element type, and ranks from 0 to the greatest.
 *
 * For each type and rank `ndarray` compiles a class once in a process, which takes up to 23 MB: with
 * the greatest rank of every type among the seeds, all of them are there before files are measured.
 */
function files(): Uint8Array[] {
  const pixels = new Draws(1).bytes(3 * 28 * 28);
  return [
    writeIdx(ndarray(pixels, [3, 28, 28])),
    writeIdx(ndarray(pixels.slice(0, 60), [60])),
    writeIdx(ndarray(Uint8Array.of(7), [])),
    writeIdx(ndarray(Int8Array.of(1, -1, 2, -2), Array<number>(8).fill(1).concat(4))),
    writeIdx(ndarray(new Int16Array(0), [5, 0, 2])),
    writeIdx(ndarray(Int32Array.from(pixels.slice(0, 12)), [3, 4])),
    writeIdx(ndarray(Float32Array.from(pixels.slice(0, 12)), [3, 2, 2])),
    ...[Uint8Array, Int8Array, Int16Array, Int32Array, Float32Array, Float64Array].map((type) =>
      writeIdx(ndarray(type.of(7), Array<number>(255).fill(1)) as IdxArray),
    ),
  ];
}

const parse = (file: Uint8Array): unknown => requireConsistent(parseIdx(file));

const gzipTarget: Omit<Target, "name"> = {
  seeds: () => files().map(gzipOf),
  largeSeeds: () => [gzipOf(writeIdx(ndarray(new Uint8Array(2 ** 21), [2 ** 21])))],
  mutations: [
    ...[mutateBytes, ...idxMutations, rarely(declareManyImages, mutateBytes)].map(throughGzip),
    ...gzipMutations,
  ],
  parse,
};

/**
 * `parseIdx`, of plain files, and of gzipped ones with and without Node's own inflater; and what
 * `loadMnist` reads images with under Node.
 */
export const idxTargets: readonly Target[] = [
  { name: "idx", seeds: files, mutations: idxMutations, parse },
  { ...gzipTarget, name: "idx-gzip" },
  { ...gzipTarget, name: "idx-gzip-browser", withoutNode: true },
  {
    ...gzipTarget,
    name: "mnist-gzip",
    seeds: () => [0, 1, 3].map(gzippedImages),
    largeSeeds: () => [gzippedImages(2500)],
    parse: async (bytes) =>
      requireConsistent(await readScaledImages({ name: "images", bytes }, "float32")),
  },
];

function gzippedImages(count: number): Uint8Array {
  const pixels = new Draws(count).bytes(784);
  const images = new Uint8Array(784 * count);
  for (let image = 0; image < count; image++) images.set(pixels, 784 * image);
  return gzipOf(writeIdx(ndarray(images, [count, 28, 28])));
}
