import { builtinModule, isNode } from "../platform/builtin-modules.js";

/** What came of compressed bytes. */
export interface Inflation {
  /** In memory of its own. */
  readonly content: Uint8Array;
  /** Compressed bytes up to the end of the last block or member. */
  readonly takenBytes: number;
}

/**
 * Inflates all that is there; gives `undefined` where that is more than `limit` bytes.
 *
 * It collects pieces and joins them: at no time is there more than twice the content, and 1 MiB.
 * Throws the inflater's own error when the data are damaged or cut short.
 */
export type InflateWhole = (compressed: Uint8Array, limit: number) => Inflation | undefined;

/**
 * Node's own inflater, which is several times as fast as one in JavaScript, and checks the CRC-32 and
 * length of gzip members; `undefined` on other platforms.
 */
export function nodeInflater(format: "gunzipSync" | "inflateRawSync"): InflateWhole | undefined {
  if (!isNode()) return undefined;
  const zlib = builtinModule("node:zlib");
  return (compressed, limit) => {
    try {
      const { buffer, engine } = zlib[format](compressed, {
        info: true,
        // Node knows no limit of 0; the one byte too many is seen below.
        maxOutputLength: Math.max(limit, 1),
        chunkSize: Math.min(Math.max(limit, smallestChunk), largestChunk),
      });
      if (buffer.length > limit) return undefined;
      return { content: inOwnMemory(buffer), takenBytes: engine.bytesWritten };
    } catch (error) {
      if (isTooLong(error)) return undefined;
      throw error;
    }
  };
}

/** Short results lie in memory that Node shares between buffers. */
function inOwnMemory(buffer: Uint8Array<ArrayBuffer>): Uint8Array {
  const isAlone = buffer.byteLength === buffer.buffer.byteLength;
  return isAlone ? new Uint8Array(buffer.buffer) : new Uint8Array(buffer);
}

function isTooLong(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
}

/** Node's own minimum. */
const smallestChunk = 64;
const largestChunk = 2 ** 20;
