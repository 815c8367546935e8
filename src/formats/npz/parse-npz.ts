import { kindOf } from "../../errors/kind-of.js";
import ndarray from "ndarray";
import { ArgumentError, FormatError } from "../../errors/index.js";
import { readZip } from "../../compression/zip/read-zip.js";
import { type ZipEntry } from "../../compression/zip/zip-entry.js";
import { requirePositiveInteger } from "../../tensor/index.js";
import { type NpyArray } from "../npy/npy-array.js";
import { isNpy } from "../npy/npy-header.js";
import { parseNpy } from "../npy/parse-npy.js";
import { requireBytes } from "../../tensor/byte-checks.js";

/** Options of {@link parseNpz}. */
export interface ParseNpzOptions {
  /** What error messages call the data, such as a file name. Default: `"NPZ data"`. */
  readonly name?: string;
  /**
   * Names of the arrays to read; all others are left alone, also those that can't be read, such as
   * texts. Default: all of them.
   */
  readonly members?: readonly string[];
  /** Most bytes that all members together may inflate to. Default: 2 GiB. */
  readonly maximumBytes?: number;
}

/**
 * Reads an NPZ file, what NumPy's `np.savez` and `np.savez_compressed` write, from its bytes.
 *
 * Every array is read as `parseNpy` reads it. As with `np.load`, a member that is no NPY file is
 * given as its raw bytes, here a `uint8` ndarray of one dimension; directories are left out.
 *
 * @returns The arrays by name, in the order of the archive: `arrays.get("x_train")`. A name is the
 * member's without `.npy`. They share no memory with `bytes`.
 * @throws {FormatError} when the archive or one of its arrays is damaged, cut short or hostile, two
 * members have one name, one of `options.members` is missing, or they declare more than `maximumBytes`.
 * @throws {ArgumentError} when `bytes` is no `Uint8Array` or `maximumBytes` no positive integer.
 */
export function parseNpz(bytes: Uint8Array, options: ParseNpzOptions = {}): Map<string, NpyArray> {
  const { name = "NPZ data", members, maximumBytes = 2 ** 31 } = options;
  requireBytes(bytes, name);
  requirePositiveInteger(maximumBytes, "parseNpz, maximumBytes");
  requireNames(members);
  const arrays = new Map<string, NpyArray>();
  for (const entry of readZip(bytes, { name, maximumBytes })) {
    if (entry.name.endsWith("/")) continue;
    const key = arrayName(entry.name);
    if (arrays.has(key)) throw duplicateError(key, name);
    if (members?.includes(key) !== false) arrays.set(key, readMember(entry));
  }
  const missing = members?.find((member) => !arrays.has(member));
  if (missing === undefined) return arrays;
  throw new FormatError({
    where: name,
    expected: `an array named ${missing}`,
    received: "none",
    fix: "Check the option members against the names in the archive.",
  });
}

const npyEnding = ".npy";

function arrayName(memberName: string): string {
  return memberName.endsWith(npyEnding) ? memberName.slice(0, -npyEnding.length) : memberName;
}

function readMember(entry: ZipEntry): NpyArray {
  const content = entry.read();
  if (entry.name.endsWith(npyEnding) || isNpy(content))
    return parseNpy(content, { name: entry.where });
  return ndarray(content.slice());
}

function duplicateError(key: string, name: string): FormatError {
  return new FormatError({
    where: name,
    expected: "a name for each array",
    received: `both ${key} and ${key}.npy`,
    fix: "Rename one of them in the archive.",
  });
}

function requireNames(members: unknown): void {
  if (members === undefined) return;
  if (Array.isArray(members) && members.every((name) => typeof name === "string")) return;
  throw new ArgumentError({
    where: "parseNpz, members",
    expected: "an array of names",
    received: kindOf(members),
  });
}
