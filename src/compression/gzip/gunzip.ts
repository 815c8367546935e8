import { Gunzip } from "fflate";
import { FormatError, NdnetError } from "../../errors/index.js";
import { BoundedOutput, maximumDeflateRatio, type SizeLimits } from "./bounded-output.js";
import { GzipMembers } from "./gzip-members.js";

/** Whether `bytes` begin as a gzip file does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Inflates a gzip file of one or more members, and stops at the size that its content declares.
 *
 * At no time does it hold more than twice the declared size and 4 MiB. The CRC-32 and length of
 * every member are checked.
 *
 * @returns The content: never more bytes than declared, but fewer where the file has fewer.
 * @throws {FormatError} when the file is damaged, cut short, has bytes behind its end, or inflates
 * to more than was declared or allowed.
 */
export function gunzip(bytes: Uint8Array, limits: SizeLimits): Uint8Array {
  const output = new BoundedOutput(bytes.length, limits);
  const members = new GzipMembers(bytes, limits.name);
  const stream = new Gunzip((inflated) => {
    output.add(inflated);
    members.add(inflated);
  });
  stream.onmember = (offset) => {
    members.finish(offset);
  };
  try {
    let position = 0;
    do {
      const end = Math.min(position + chunkLength(output.declared), bytes.length);
      stream.push(bytes.subarray(position, end), end === bytes.length);
      position = end;
    } while (position < bytes.length);
  } catch (error) {
    throw error instanceof NdnetError ? error : damagedError(error, limits.name);
  }
  members.finish(bytes.length);
  return output.bytes;
}

/**
 * Compressed bytes to push at once.
 *
 * A chunk of a bomb inflates to at most a sixteenth of the declared size, in a buffer of at most
 * twice that; a chunk of 1 KiB, which is the least, to 1 MiB.
 */
function chunkLength(declared: number | undefined): number {
  const sixteenth = Math.floor((declared ?? 0) / (16 * maximumDeflateRatio));
  return Math.min(Math.max(sixteenth, 1024), 65_536);
}

function damagedError(error: unknown, name: string): FormatError {
  return new FormatError({
    where: name,
    expected: "an intact gzip file",
    received: error instanceof Error ? `a damaged one (${error.message})` : "a damaged one",
    fix: "The file is damaged, cut short, or has bytes behind its end: get it again.",
    cause: error,
  });
}
