/**
 * Packs panels of `right` `[depth, columns]`, contiguous: a panel holds, for every depth, the columns
 * of one tile side by side, `vectors` vectors of them, with zeros behind the last column.
 *
 * Packs `firstRow … endRow − 1` of the depth: by rows, as weights are updated, so that a thread reads
 * the weights that it has written.
 */
export function packPanels<T>(
  right: usize,
  packed: usize,
  depth: i32,
  columns: i32,
  vectors: i32,
  firstRow: i32,
  endRow: i32,
): void {
  const stride = <usize>columns * sizeof<T>();
  const rowBytes = <usize>vectors << 4;
  for (let panelStart: usize = 0; panelStart < stride; panelStart += rowBytes) {
    let target = packed + panelStart * <usize>depth + <usize>firstRow * rowBytes;
    let source = right + <usize>firstRow * stride + panelStart;
    const validBytes = min(stride - panelStart, rowBytes);
    for (let row = firstRow; row < endRow; row++) {
      copyPadded<T>(source, target, validBytes, rowBytes);
      source += stride;
      target += rowBytes;
    }
  }
}

/** Copies `validBytes`, then writes zeros up to `bytes`, a multiple of 16. */
@inline
function copyPadded<T>(source: usize, target: usize, validBytes: usize, bytes: usize): void {
  let place: usize = 0;
  for (; place + 16 <= validBytes; place += 16) {
    v128.store(target + place, v128.load(source + place));
  }
  for (; place < validBytes; place += sizeof<T>()) {
    store<T>(target + place, load<T>(source + place));
  }
  for (; place < bytes; place += sizeof<T>()) store<T>(target + place, <T>0);
}

/** Panels of two vectors for the transpose of `right` `[columns, depth]`, contiguous. */
export function packTransposedPanels<T>(
  right: usize,
  packed: usize,
  depth: i32,
  columns: i32,
  firstPanel: i32,
  endPanel: i32,
): void {
  const width = <i32>(32 / sizeof<T>());
  const stride = <usize>depth * sizeof<T>();
  for (let panel = firstPanel; panel < endPanel; panel++) {
    const target = packed + ((<usize>(panel * depth)) << 5);
    for (let column = 0; column < width; column++) {
      const position = panel * width + column;
      const source = right + <usize>position * stride;
      let place = target + <usize>column * sizeof<T>();
      for (let row = 0; row < depth; row++) {
        store<T>(place, position < columns ? load<T>(source + <usize>row * sizeof<T>()) : <T>0);
        place += 32;
      }
    }
  }
}
