import { Gunzip } from "fflate";
import { NdnetError } from "../../errors/index.js";
import { nodeInflater, type InflateWhole } from "../node-inflater.js";
import { SilenceLimit } from "../silence-limit.js";
import {
  BoundedOutput,
  maximumDeflateRatio,
  moreThanDeclaredError,
  type SizeLimits,
} from "./bounded-output.js";
import { damagedBy, damagedError } from "./damaged-error.js";
import { GzipMembers } from "./gzip-members.js";

/** Whether `bytes` begin as a gzip file does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Inflates a gzip file of one or more members, and stops at the size that its content declares.
 *
 * At no time does it hold more than twice the bytes that are there and 4 MiB, whatever is declared.
 * The CRC-32 and length of every member are checked. Under Node its own inflater does the work, once
 * the first bytes have told the size.
 *
 * @returns The content: never more bytes than declared, but fewer where the file has fewer.
 * @throws {FormatError} when the file is damaged, cut short, has bytes behind its end, or inflates
 * to more than was declared or allowed.
 */
export function gunzip(bytes: Uint8Array, limits: SizeLimits): Uint8Array {
  const { name } = limits;
  const output = new BoundedOutput(bytes.length, limits);
  const members = new GzipMembers(bytes, name);
  const silence = new SilenceLimit();
  const inflateWhole = nodeInflater("gunzipSync");
  let givenBytes = 0;
  const stream = new Gunzip((inflated) => {
    givenBytes += inflated.length;
    output.add(inflated);
    members.add(inflated);
  });
  stream.onmember = (offset) => {
    members.finish(offset);
  };
  let position = 0;
  do {
    const end = Math.min(position + chunkLength(output.declared), bytes.length);
    givenBytes = 0;
    const chunk = bytes.subarray(position, end);
    attempt(() => stream.push(chunk, end === bytes.length), name);
    if (output.declared !== undefined && inflateWhole !== undefined) {
      return gunzipWhole(inflateWhole, bytes, output.declared, name);
    }
    if (silence.exceeds(end - position, givenBytes))
      throw damagedError("one without content", name);
    position = end;
  } while (position < bytes.length);
  members.finish(bytes.length);
  return output.join();
}

function gunzipWhole(
  inflateWhole: InflateWhole,
  bytes: Uint8Array,
  declared: number,
  name: string,
): Uint8Array {
  const { content, takenBytes } = attempt(() => inflateWhole(bytes, declared), name) ?? {};
  if (content === undefined) throw moreThanDeclaredError(declared, name);
  if (takenBytes === bytes.length) return content;
  throw damagedError("one with bytes behind its end", name);
}

/** Throws typed errors in place of an inflater's own. */
function attempt<Result>(action: () => Result, name: string): Result {
  try {
    return action();
  } catch (error) {
    throw error instanceof NdnetError ? error : damagedBy(error, name);
  }
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
