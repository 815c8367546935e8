import { requireBytes } from "../../tensor/byte-checks.js";
import { FormatError } from "../../errors/index.js";
import type { Tensor } from "../../tensor/index.js";
import { tensorFrom } from "./element-types.js";
import { readHeader } from "./read-header.js";

/** Options of {@link parseSafetensors}. */
export interface ParseSafetensorsOptions {
  /** What error messages call the data, such as a file name. Default: `"safetensors data"`. */
  readonly name?: string;
}

/** What a safetensors file holds. */
export interface Safetensors {
  /** By name, in the order of the header. */
  readonly tensors: ReadonlyMap<string, Tensor>;
  /** The texts under `__metadata__`; none where there are none. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** The longest header that the format allows. */
const maximumHeaderBytes = 100_000_000;

/**
 * Reads a safetensors file of float32 and float64 tensors from its bytes.
 *
 * Everything is checked before memory is taken: lengths, keys that come twice, unknown keys, element
 * types, sizes, gaps and overlaps. The tensors share no memory with `bytes`.
 *
 * Source: the format's description at https://huggingface.co/docs/safetensors.
 *
 * @throws {FormatError} when the bytes are not what the format demands, or hold other element types.
 * @throws {ArgumentError} when `bytes` is no `Uint8Array`.
 */
export function parseSafetensors(
  bytes: Uint8Array,
  options: ParseSafetensorsOptions = {},
): Safetensors {
  const { name = "safetensors data" } = options;
  requireBytes(bytes, name);
  const headerEnd = readHeaderEnd(bytes, name);
  const data = bytes.subarray(headerEnd);
  const header = readHeader(decode(bytes.subarray(8, headerEnd), name), data.length, name);
  const tensors = new Map(
    header.entries.map(({ key, type, shape, begin, end }) => [
      key,
      tensorFrom(data.subarray(begin, end), type, shape),
    ]),
  );
  return { tensors, metadata: header.metadata };
}

/** Position behind the header: 8 bytes of its length, and the header itself. */
function readHeaderEnd(bytes: Uint8Array, name: string): number {
  if (bytes.length < 8) throw lengthError("8 bytes of the header's length", bytes.length, name);
  const length = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true);
  if (length > BigInt(maximumHeaderBytes)) {
    throw lengthError(`a header of at most ${maximumHeaderBytes} bytes`, length, name);
  }
  const end = 8 + Number(length);
  if (end > bytes.length) throw lengthError(`${end} bytes of header`, bytes.length, name);
  return end;
}

function decode(header: Uint8Array, name: string): string {
  // The format wants a header to begin with "{"; behind its end there may be spaces alone.
  if (header[0] === 0x7b) {
    try {
      const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(header);
      if (/\} *$/.test(text)) return text;
    } catch {
      // Said below.
    }
  }
  throw new FormatError({
    where: `${name}, header`,
    expected: "a JSON object in UTF-8, with nothing but spaces behind it",
    received: "something else",
    fix: "Pass the safetensors file itself.",
  });
}

function lengthError(expected: string, received: number | bigint, name: string): FormatError {
  return new FormatError({
    where: name,
    expected,
    received: `${received}`,
    fix: "The file is no safetensors file, or cut short: get it again.",
  });
}
