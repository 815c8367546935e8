import { FormatError } from "../../errors/index.js";
import { elementCount } from "../../tensor/index.js";
import { isJsonObject, parseJsonObject } from "../json/parse-json-object.js";
import { elementBytesOf, isSafetensorsType, type SafetensorsType } from "./element-types.js";

/** Where a tensor's elements stand, and what they are. */
export interface TensorEntry {
  readonly key: string;
  readonly type: SafetensorsType;
  readonly shape: number[];
  /** Positions of its first byte and of the one behind its last, from the end of the header. */
  readonly begin: number;
  readonly end: number;
}

/** What a file's header says. */
export interface SafetensorsHeader {
  readonly entries: readonly TensorEntry[];
  readonly metadata: Readonly<Record<string, string>>;
}

/** NumPy's and PyTorch's own limit on the number of dimensions. */
const maximumRank = 64;

const metadataKey = "__metadata__";

/**
 * Reads the JSON of a header and checks it: known keys and types, sizes that go with the shapes, and
 * elements that fill the file without a gap or an overlap.
 *
 * @param dataBytes Bytes that follow the header.
 * @throws {FormatError} when anything is not as the format demands.
 */
export function readHeader(text: string, dataBytes: number, name: string): SafetensorsHeader {
  const header = parseJsonObject(text, `${name}, header`);
  const metadata = Object.hasOwn(header, metadataKey) ? header[metadataKey] : {};
  const entries = Object.keys(header)
    .filter((key) => key !== metadataKey)
    .map((key) => readEntry(key, header[key], name));
  requireFilled(entries, dataBytes, name);
  return { entries, metadata: readMetadata(metadata, name) };
}

function readEntry(key: string, value: unknown, name: string): TensorEntry {
  const where = `${name}, tensor ${JSON.stringify(key)}`;
  if (!isJsonObject(value)) throw headerError(where, "an object", typeof value);
  const { dtype, shape, data_offsets: offsets, ...others } = value;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    throw headerError(where, "dtype, shape and data_offsets alone", unknown);
  if (!isSafetensorsType(dtype)) throw headerError(where, "the dtype F32 or F64", dtype);
  if (!isSizes(shape)) throw headerError(where, "a shape of whole numbers", shape);
  if (shape.length > maximumRank) {
    throw headerError(where, `at most ${maximumRank} dimensions`, shape.length);
  }
  if (!isSizes(offsets)) throw headerError(where, "data_offsets of whole numbers", offsets);
  const [begin, end, ...more] = offsets;
  if (begin === undefined || end === undefined || more.length > 0) {
    throw headerError(where, "two data_offsets", offsets);
  }
  // Without the zeros, as strides are products of the other lengths.
  const mostBytes = elementCount(shape.filter((length) => length > 0)) * elementBytesOf(dtype);
  if (!Number.isSafeInteger(mostBytes)) throw headerError(where, "at most 2^53 − 1 bytes", shape);
  const bytes = shape.includes(0) ? 0 : mostBytes;
  if (end - begin !== bytes) {
    throw headerError(where, `${bytes} bytes, as shape and dtype say`, `${end - begin}`);
  }
  return { key, type: dtype, shape, begin, end };
}

function requireFilled(entries: readonly TensorEntry[], dataBytes: number, name: string): void {
  const where = `${name}, data_offsets`;
  const inOrder = [...entries].sort((a, b) => a.begin - b.begin || a.end - b.end);
  let position = 0;
  for (const { key, begin, end } of inOrder) {
    if (begin !== position) {
      const expected = `tensors one behind the other, the next at ${position}`;
      throw headerError(where, expected, `${JSON.stringify(key)} at ${begin}`);
    }
    position = end;
  }
  if (position === dataBytes) return;
  throw headerError(where, `${dataBytes} bytes of tensors, all that follow`, `${position}`);
}

function readMetadata(metadata: unknown, name: string): Readonly<Record<string, string>> {
  const where = `${name}, ${metadataKey}`;
  if (!isJsonObject(metadata)) throw headerError(where, "an object", metadata);
  const wrong = Object.values(metadata).find((value) => typeof value !== "string");
  if (wrong !== undefined) throw headerError(where, "texts", wrong);
  return metadata as Readonly<Record<string, string>>;
}

function isSizes(value: unknown): value is number[] {
  return (
    Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && Number(size) >= 0)
  );
}

function headerError(where: string, expected: string, received: unknown): FormatError {
  const text =
    typeof received === "string"
      ? received
      : received === undefined
        ? "nothing"
        : JSON.stringify(received);
  return new FormatError({
    where,
    expected,
    received: text.length > 80 ? `${text.slice(0, 80)}…` : text,
    fix: "The file is damaged, crafted, or holds what ndnet doesn't read.",
  });
}
