import { gunzipSync, gzipSync } from "node:zlib";
import { type Draws } from "../draws.js";
import { mutateBytes } from "../mutations/mutate-bytes.js";
import { type Mutation } from "../mutations/mutation.js";
import { rarely } from "../mutations/rarely.js";
import { replacePart } from "../mutations/replace-part.js";
import { deflatedBomb } from "./bomb.js";
import { checksum, inflated } from "./refit.js";

const headerLength = 10;
const trailerLength = 8;

/** A gzip member with a header of 10 bytes, as Node writes it. */
export function gzipOf(content: Uint8Array): Uint8Array {
  return Uint8Array.from(gzipSync(content, { level: 1 }));
}

/** Mutates the content of a gzip file, whose checksum and length then fit again. */
export function throughGzip(mutation: Mutation): Mutation {
  return (file, draws, others) => {
    const contents = others.map((other) => contentOf(other));
    return gzipOf(mutation(contentOf(file), draws, contents));
  };
}

/** Mutations of the file around a content, which keep checksums and lengths right where they can. */
export const gzipMutations: readonly Mutation[] = [
  function mutateStream(file, draws, others) {
    const end = file.length - trailerLength;
    const deflated = mutateBytes(file.subarray(headerLength, end), draws, others);
    const body = replacePart(file, headerLength, end, deflated);
    const content = inflated(deflated);
    const trailer = new DataView(body.buffer, body.length - trailerLength);
    trailer.setUint32(0, checksum(content), true);
    trailer.setUint32(4, content.length, true);
    return body;
  },
  function splitIntoMembers(file, draws) {
    const content = contentOf(file);
    const parts: Uint8Array[] = [];
    let start = 0;
    for (let count = draws.below(4); count >= 0; count--) {
      const end = count === 0 ? content.length : start + draws.below(content.length - start + 1);
      parts.push(withHeaderFields(gzipOf(content.subarray(start, end)), draws));
      start = end;
    }
    if (draws.oneIn(4)) parts.push(draws.bytes(1 + draws.below(40)));
    return Uint8Array.from(Buffer.concat(parts));
  },
  rarely(hideBomb, mutateHeader),
  rarely(announceEndlessName, mutateHeader),
];

function mutateHeader(file: Uint8Array, draws: Draws, others: readonly Uint8Array[]): Uint8Array {
  const header = mutateBytes(file.subarray(0, headerLength), draws, others);
  return replacePart(file, 0, headerLength, header);
}

/** Leaves what the content declares, and goes on with zeros. */
function hideBomb(file: Uint8Array): Uint8Array {
  const start = contentOf(file).subarray(0, 65_535);
  const header = file.subarray(0, headerLength);
  const parts = [header, deflatedBomb(start), file.subarray(-trailerLength)];
  return Uint8Array.from(Buffer.concat(parts));
}

/** 2 MB of a name in the header, behind the first member or in it. */
function announceEndlessName(file: Uint8Array, draws: Draws): Uint8Array {
  const name = new Uint8Array(2_000_000).fill(0x61);
  const start = draws.oneIn(2) ? 0 : file.length;
  const header = Uint8Array.of(0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3);
  return Uint8Array.from(Buffer.concat([file.subarray(0, start), header, name]));
}

/** Sets any flags of a member's header, and puts what they may announce, or not, behind it. */
function withHeaderFields(member: Uint8Array, draws: Draws): Uint8Array {
  if (!draws.oneIn(3)) return member;
  const fields = draws.bytes(draws.below(40));
  if (draws.oneIn(2)) fields[fields.length - 1] = 0;
  const changed = replacePart(member, headerLength, headerLength, fields);
  changed[3] = draws.below(32);
  return changed;
}

function contentOf(file: Uint8Array): Uint8Array {
  const known = knownContents.get(file);
  if (known !== undefined) return known;
  const content = Uint8Array.from(gunzipSync(file));
  knownContents.set(file, content);
  return content;
}

/** The contents of the seeds, which are asked for with every file. */
const knownContents = new WeakMap<Uint8Array, Uint8Array>();
