import { writeZip } from "../../compression/zip/write-zip.js";
import { entriesOf, type ByName } from "../by-name.js";
import { type NpyArray } from "../npy/npy-array.js";
import { writeNpy } from "../npy/write-npy.js";

/** Arrays by name. */
export type NamedArrays = ByName<NpyArray>;

/** Options of {@link writeNpz}. */
export interface WriteNpzOptions {
  /** Whether to compress, as `np.savez_compressed` does. Default: `false`, as `np.savez`. */
  readonly compress?: boolean;
}

/**
 * The bytes of an NPZ file that holds `arrays`; `np.load` and `parseNpz` read them back.
 *
 * The same arrays in the same order always give the same bytes: the file has no time stamps.
 *
 * @param arrays A map or an object of arrays by name, each written as `writeNpy` writes it.
 * @throws {DTypeError} when NPY has no such element type.
 * @throws {ArgumentError} when a name is empty, absolute, or has a backslash or a part `..`, an array
 * has more than 64 dimensions, or they take 4 GiB or more.
 * @throws {ShapeError} when a view reaches beyond its own data.
 */
export function writeNpz(
  arrays: NamedArrays,
  options: WriteNpzOptions = {},
): Uint8Array<ArrayBuffer> {
  const entries = entriesOf(arrays).map(([name, array]) => ({
    name: `${name}.npy`,
    content: writeNpy(array),
  }));
  return writeZip(entries, options);
}
