import { indexOf, pairBytes, storePair } from "../sparse/pair";
import { DROP_BLOCK, keptOfBlock } from "./dropout";

/**
 * Sparse rows without the elements that `dropout` drops from the same rows kept dense, for rows
 * `rowStart … rowEnd − 1` of a block; values stay as they are.
 *
 * Rows as `sparse/encode-rows.ts` writes them. `keptStarts` has the same entries a row as `rowStarts`, of
 * which the row's first says already where its pairs may begin; they need not follow the row before.
 */
export function dropPairs<T>(
  order: usize,
  rowStarts: usize,
  pairs: usize,
  bands: i32,
  width: i32,
  keptStarts: usize,
  keptPairs: usize,
  first: i32,
  second: i32,
  rowStart: i32,
  rowEnd: i32,
): void {
  const rowBytes = <usize>(bands + 1) << 2;
  let block: i32 = -1;
  let kept: i32 = 0;
  for (let row = rowStart; row < rowEnd; row++) {
    const source = order == 0 ? row : load<i32>(order + ((<usize>row) << 2));
    let entry = rowStarts + <usize>source * rowBytes;
    let keptEntry = keptStarts + <usize>row * rowBytes;
    let position = load<i32>(keptEntry);
    const rowElement = row * width;
    for (let band = 0; band < bands; band++) {
      store<i32>(keptEntry, position);
      const end = pairs + <usize>load<u32>(entry, 4) * pairBytes<T>();
      let pair = pairs + <usize>load<u32>(entry) * pairBytes<T>();
      for (; pair < end; pair += pairBytes<T>()) {
        const column = <i32>indexOf<T>(pair);
        const element = rowElement + column;
        if (element / DROP_BLOCK != block) {
          block = element / DROP_BLOCK;
          kept = keptOfBlock(block, first, second);
        }
        // Written in any case, and written over where it is not kept.
        storePair<T>(keptPairs + <usize>position * pairBytes<T>(), load<T>(pair), column);
        position += (kept >> (element & (DROP_BLOCK - 1))) & 1;
      }
      entry += 4;
      keptEntry += 4;
    }
    store<i32>(keptEntry, position);
  }
}
