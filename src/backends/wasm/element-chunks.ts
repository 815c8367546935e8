/** Elements that the smallest chunk has: a cache line, so that threads never share one. */
const chunkElements = 16;

/** The most chunks that so many elements can be cut into. */
export function elementChunks(elements: number): number {
  return Math.ceil(elements / chunkElements);
}
