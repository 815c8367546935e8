/** What the generator works on: a counter of four 32-bit words, a key of two. */
export type PhiloxCounter = readonly [number, number, number, number];

const rounds = 10;

/** Four random 32-bit words of a counter under a key: Philox 4×32-10, see `NoiseOperations`. */
export function philox(
  counter: PhiloxCounter,
  [firstKey, secondKey]: readonly [number, number],
): PhiloxCounter {
  let [a, b, c, d] = counter;
  for (let round = 0; round < rounds; round += 1) {
    const left = product(0xd2511f53, a);
    const right = product(0xcd9e8d57, c);
    const first = firstKey + Math.imul(round, 0x9e3779b9);
    const second = secondKey + Math.imul(round, 0xbb67ae85);
    a = (right.upper ^ b ^ first) >>> 0;
    c = (left.upper ^ d ^ second) >>> 0;
    b = right.lower;
    d = left.lower;
  }
  return [a, b, c, d];
}

/** Both halves of the product of two 32-bit words. */
function product(left: number, right: number): { upper: number; lower: number } {
  const low = (left & 0xffff) * right;
  const high = (left >>> 16) * right;
  // Both are below 2^48, so everything is exact.
  const upper = Math.floor((high + Math.floor(low / 0x10000)) / 0x10000);
  return { upper, lower: Math.imul(left, right) >>> 0 };
}
