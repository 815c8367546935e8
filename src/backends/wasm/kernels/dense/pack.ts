import { tileColumns } from "./dense-tile";

/**
 * Packs panels of `right` `[depth, columns]`, contiguous: a panel holds, for every depth, the columns
 * of one tile side by side, with zeros behind the last column.
 */
export function packPanels<T>(
  right: usize,
  packed: usize,
  depth: i32,
  columns: i32,
  firstPanel: i32,
  endPanel: i32,
): void {
  const width = tileColumns<T>();
  const stride = <usize>columns * sizeof<T>();
  for (let panel = firstPanel; panel < endPanel; panel++) {
    let target = packed + ((<usize>(panel * depth)) << 5);
    let source = right + <usize>(panel * width) * sizeof<T>();
    const valid = columns - panel * width;
    for (let row = 0; row < depth; row++) {
      if (valid >= width) {
        v128.store(target, v128.load(source));
        v128.store(target, v128.load(source, 16), 16);
      } else {
        for (let column = 0; column < width; column++) {
          const value = column < valid ? load<T>(source + <usize>column * sizeof<T>()) : <T>0;
          store<T>(target + <usize>column * sizeof<T>(), value);
        }
      }
      source += stride;
      target += 32;
    }
  }
}

/** The same panels for the transpose of `right` `[columns, depth]`, contiguous. */
export function packTransposedPanels<T>(
  right: usize,
  packed: usize,
  depth: i32,
  columns: i32,
  firstPanel: i32,
  endPanel: i32,
): void {
  const width = tileColumns<T>();
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
