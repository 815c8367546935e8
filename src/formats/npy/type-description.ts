import { FormatError } from "../../errors/index.js";
import { npyElementTypes, type NpyElementType } from "./element-types.js";

/** What the header's `descr` says. */
export interface TypeDescription {
  readonly elementType: NpyElementType;
  readonly littleEndian: boolean;
}

/**
 * Reads a `descr` such as `<f8`: byte order, kind, and bytes an element.
 *
 * Source: NumPy's array interface protocol, version 3, `typestr`.
 *
 * @throws {FormatError} when there is no such type, or ndnet has no typed array for it.
 */
export function readTypeDescription(description: string, where: string): TypeDescription {
  const [order] = description;
  const code = description.slice(1);
  const elementType = npyElementTypes.find((type) => type.code === code);
  if (elementType === undefined) throw unsupportedError(description, where);
  const isOrdered = order === "<" || order === ">";
  if (!isOrdered && (order !== "|" || elementType.bytesPerElement > 1)) {
    throw new FormatError({
      where,
      expected: `a byte order, "<" or ">", before ${code}`,
      received: shown(description),
    });
  }
  return { elementType, littleEndian: order !== ">" };
}

/** The `descr` of an element type: little-endian, without an order where bytes have none. */
export function writeTypeDescription({ bytesPerElement, code }: NpyElementType): string {
  return `${bytesPerElement === 1 ? "|" : "<"}${code}`;
}

function unsupportedError(description: string, where: string): FormatError {
  const kind = unsupportedKinds.get(description.charAt(1));
  return new FormatError({
    where,
    expected: `one of the types ${npyElementTypes.map((type) => type.dtype).join(", ")}`,
    received: `descr ${shown(description)}${kind === undefined ? "" : `, ${kind.name}`}`,
    fix: kind?.fix ?? "Convert the array before it is saved: array.astype(np.float64).",
  });
}

const text = { name: "text", fix: "Save numbers, such as the index of each text in a list." };
const times = { name: "dates or durations", fix: 'Save whole numbers: array.astype("int64").' };

/** NumPy's other kinds of elements, by their letter. */
const unsupportedKinds: ReadonlyMap<string, { readonly name: string; readonly fix: string }> =
  new Map([
    [
      "c",
      {
        name: "complex numbers",
        fix: "Save the parts as two arrays: np.savez(file, real=array.real, imaginary=array.imag).",
      },
    ],
    [
      "O",
      {
        name: "pickled Python objects, which are programs",
        fix: "Save arrays of numbers: array.astype(np.float64), or one array for each object.",
      },
    ],
    ["V", { name: "raw or structured elements", fix: "Save each field as an array of its own." }],
    ["S", text],
    ["U", text],
    ["M", times],
    ["m", times],
  ]);

function shown(description: string): string {
  return JSON.stringify(description.slice(0, 40));
}
