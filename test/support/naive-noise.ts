import type { NoiseKey, NoiseOperations } from "../../src/backends/operations/noise-operations.js";
import type { Tensor } from "../../src/tensor/index.js";
import { elementPositions, valuesOf } from "./random-tensor.js";

const word = 2n ** 32n;

/** Philox 4×32-10 by whole numbers of any size. */
export function naivePhilox(counter: readonly number[], key: readonly number[]): number[] {
  let c = counter.map(BigInt);
  let k = key.map(BigInt);
  for (let round = 0; round < 10; round++) {
    const left = 0xd2511f53n * c[0]!;
    const right = 0xcd9e8d57n * c[2]!;
    c = [(right / word) ^ c[1]! ^ k[0]!, right % word, (left / word) ^ c[3]! ^ k[1]!, left % word];
    k = [(k[0]! + 0x9e3779b9n) % word, (k[1]! + 0xbb67ae85n) % word];
  }
  return c.map(Number);
}

/** Words of four counters: all first ones, all second ones …. */
function wordsOfBlock(block: number, key: NoiseKey): number[] {
  const results = [0, 1, 2, 3].map((lane) => naivePhilox([4 * block + lane, 0, 0, 0], key));
  return [0, 1, 2, 3].flatMap((position) => results.map((result) => result[position]!));
}

/** Whether the element at a place is kept at a rate, by its 16 bits. */
export function naiveKeeps(place: number, rate: number, key: NoiseKey): boolean {
  const words = Uint32Array.from(wordsOfBlock(Math.floor(place / 32), key));
  const halves = Array.from(words).flatMap((bits) => [bits & 0xffff, bits >>> 16]);
  return halves[place % 32]! >= Math.min(65535, Math.round(rate * 65536));
}

function naiveNormal(place: number, key: NoiseKey): number {
  const words = wordsOfBlock(Math.floor(place / 16), key);
  const [pair, isSine, lane] = [(place >> 3) & 1, (place >> 2) & 1, place & 3];
  const radius = Math.sqrt(-2 * Math.log((words[8 * pair + lane]! + 1) / 2 ** 32));
  const angle = (2 * Math.PI * words[8 * pair + 4 + lane]!) / 2 ** 32;
  return radius * (isSine === 1 ? Math.sin(angle) : Math.cos(angle));
}

/** The random changes as their definition says. */
export const naiveNoise: NoiseOperations = {
  dropout(input, rate, key, output) {
    const p = Math.min(65535, Math.round(rate * 65536)) / 65536;
    write(output, (x, place) => (naiveKeeps(place, rate, key) ? x / (1 - p) : 0), input);
  },
  addGaussianNoise(input, deviation, key, output) {
    write(output, (x, place) => x + deviation * naiveNormal(place, key), input);
  },
};

function write(output: Tensor, f: (x: number, place: number) => number, input: Tensor): void {
  const results = valuesOf(input).map(f);
  elementPositions(output).forEach((position, place) => {
    output.data[position] = results[place]!;
  });
}
