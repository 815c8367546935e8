import { deflateRawSync } from "node:zlib";
import { handZip, type HandEntry } from "../../compression/zip/support/zip-records.js";
import { readZip } from "../../../src/compression/zip/read-zip.js";
import { type Draws } from "../draws.js";
import { edgeIntegers } from "../mutations/edge-numbers.js";
import { mutateBytes } from "../mutations/mutate-bytes.js";
import { type Mutation } from "../mutations/mutation.js";
import { rarely } from "../mutations/rarely.js";
import { deflatedBomb } from "./bomb.js";
import { noise } from "./noise.js";
import { checksum, inflated } from "./refit.js";

interface Member {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Mutates the content of one member of an archive, whose checksums and sizes then fit again. */
export function throughZip(mutation: Mutation): Mutation {
  return (file, draws, others) => {
    const members = membersOf(file);
    const contents = others.flatMap(membersOf).map(({ content }) => content);
    const chosen = draws.pick(members);
    const entries = members.map((member) =>
      entryOf(
        member === chosen
          ? { ...member, content: mutation(member.content, draws, contents) }
          : member,
        draws.oneIn(2),
      ),
    );
    return handZip(entries);
  };
}

/** Mutations of the archive around its members. */
export const zipMutations: readonly Mutation[] = [
  function mutateStream(file, draws, others) {
    return handZip(
      membersOf(file).map((member) => {
        const entry = entryOf(member, true);
        const data = mutateBytes(entry.data, draws, others);
        const content = inflated(data);
        return { ...entry, data, size: content.length, crc: checksum(content) };
      }),
    );
  },
  rarely(hideBomb, throughZip(mutateBytes)),
  rarely(declareMuch, throughZip(mutateBytes)),
  function lieInOneRecord(file, draws) {
    const entries = membersOf(file).map((member) => entryOf(member, draws.oneIn(2)));
    const place = draws.below(entries.length);
    return handZip(entries.map((entry, index) => (index === place ? lie(entry, draws) : entry)));
  },
  function lieAtTheEnd(file, draws) {
    const entries = membersOf(file).map((member) => entryOf(member, draws.oneIn(2)));
    const field = draws.pick(["disk", "directoryDisk", "entriesHere", "entries", "size", "start"]);
    const end = { [field]: drawField(draws), ...(draws.oneIn(2) ? { comment: 3 } : {}) };
    return handZip(entries, end, () => (draws.oneIn(4) ? [...draws.bytes(20)] : []));
  },
  function renameMembers(file, draws) {
    return handZip(
      membersOf(file).map((member) => entryOf({ ...member, name: drawName(member.name, draws) })),
    );
  },
];

/** Leaves what the members declare, and goes on with zeros. */
function hideBomb(file: Uint8Array): Uint8Array {
  return handZip(
    membersOf(file).map((member) => {
      const data = deflatedBomb(member.content.subarray(0, 65_535));
      return { ...entryOf(member, true), data };
    }),
  );
}

/** Members of 40 KB that declare up to 41 MB. */
function declareMuch(file: Uint8Array, draws: Draws): Uint8Array {
  const size = 20_000_000 + draws.below(21_000_000);
  return handZip(
    membersOf(file).map(({ name }) => ({ ...entryOf({ name, content: noise }, true), size })),
  );
}

function lie(entry: HandEntry, draws: Draws): HandEntry {
  const field = drawField(draws);
  const extra = drawExtraFields(draws);
  return draws.pick<HandEntry>([
    { ...entry, size: field },
    { ...entry, centralSize: field },
    { ...entry, centralCompressedSize: field },
    { ...entry, centralCompressedSize: field, local: { compressedSize: field } },
    { ...entry, centralPosition: field },
    { ...entry, centralSize: 0xffff_ffff, extra, local: { size: field } },
    { ...entry, extra, localExtra: drawExtraFields(draws) },
    { ...entry, crc: field },
    { ...entry, method: draws.pick([0, 8, 9, 12]) },
    { ...entry, flags: draws.below(0x10000) },
    { ...entry, flags: 8, local: { size: 0, compressedSize: 0, crc: 0 } },
    { ...entry, disk: draws.below(3) },
    { ...entry, behind: [...draws.bytes(draws.below(40))] },
    { ...entry, local: { name: drawName(entry.name, draws) } },
  ]);
}

/** Zip64 fields and others, some longer than they are. */
function drawExtraFields(draws: Draws): readonly number[] {
  const numbers = Array.from({ length: draws.below(4) }, () => draws.pick(edgeIntegers));
  const content = numbers.flatMap((number) => [
    ...new Uint8Array(new BigUint64Array([number]).buffer),
  ]);
  const length = draws.oneIn(4) ? draws.below(40) : content.length;
  return [draws.pick([1, 1, 9]), 0, length, 0, ...content];
}

function drawField(draws: Draws): number {
  return Number(BigInt.asUintN(32, draws.pick(edgeIntegers)));
}

function drawName(name: string, draws: Draws): string {
  return draws.pick([
    name,
    "",
    `../${name}`,
    `a/../../${name}`,
    `/${name}`,
    `C:${name}`,
    `..\\${name}`,
    `${name}\0.npy`,
    "a/",
    "x_train.npy",
    "x_train",
    "__proto__.npy",
    "train.csv",
    "é".repeat(200),
  ]);
}

/** Large members are always deflated: archives written by hand are slow. */
function entryOf({ name, content }: Member, deflate = false): HandEntry {
  const isDeflated = deflate || content.length > 65_536;
  const data = isDeflated ? Uint8Array.from(deflateRawSync(content, { level: 1 })) : content;
  const method = isDeflated ? 8 : 0;
  return { name, data, crc: checksum(content), size: content.length, method };
}

function membersOf(file: Uint8Array): readonly Member[] {
  const known = knownMembers.get(file);
  if (known !== undefined) return known;
  const members = readZip(file).map((entry) => ({ name: entry.name, content: entry.read() }));
  knownMembers.set(file, members);
  return members;
}

/** The members of the seeds, which are asked for with every file. */
const knownMembers = new WeakMap<Uint8Array, readonly Member[]>();
