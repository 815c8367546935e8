import { type Draws } from "../draws.js";
import { edgeIntegers } from "../mutations/edge-numbers.js";
import { mutateBytes } from "../mutations/mutate-bytes.js";
import { type Mutation } from "../mutations/mutation.js";

/** A field of a protobuf message. */
interface Field {
  readonly number: number;
  /** 0: a number, 1: eight bytes, 2: bytes of any length, 5: four bytes. */
  readonly wireType: number;
  readonly content: Uint8Array;
  /** What the content is where it reads as a message itself. */
  readonly fields: readonly Field[] | undefined;
}

/** Mutations of one field at any depth, whose message's lengths then fit. */
export const protobufMutations: readonly Mutation[] = [
  function mutateField(file, draws, others) {
    const fields = readFields(file);
    return fields === undefined ? file : encode(mutateFields(fields, draws, others));
  },
];

function mutateFields(
  fields: readonly Field[],
  draws: Draws,
  others: readonly Uint8Array[],
): readonly Field[] {
  const place = draws.below(Math.max(fields.length, 1));
  const field = fields[place];
  if (field === undefined) return [];
  const replace = (...instead: readonly Field[]): readonly Field[] => [
    ...fields.slice(0, place),
    ...instead,
    ...fields.slice(place + 1),
  ];
  // Most of a file is deep inside.
  if (field.fields !== undefined && !draws.oneIn(4)) {
    return replace(asMessage(field, mutateFields(field.fields, draws, others)));
  }
  const kind = draws.below(7);
  if (kind === 0) return replace();
  if (kind === 1) return replace(field, field);
  if (kind === 2) return replace(...Array<Field>(draws.pick([10, 300, 3000])).fill(field));
  if (kind === 3) return replace({ ...field, number: drawNumber(draws) });
  if (kind === 4) return replace(nested(field, draws.pick([3, 70, 2000])));
  if (kind === 5) return replace(...fields);
  return replace(mutateContent(field, draws, others));
}

function mutateContent(field: Field, draws: Draws, others: readonly Uint8Array[]): Field {
  if (field.wireType !== 0) {
    return { ...field, fields: undefined, content: mutateBytes(field.content, draws, others) };
  }
  return { ...field, content: varint(draws.pick(edgeIntegers)) };
}

function drawNumber(draws: Draws): number {
  return draws.oneIn(4) ? draws.pick([0, 2 ** 28, 2 ** 29 - 1]) : 1 + draws.below(32);
}

/** A message in a message in a message, each the same field. */
function nested(field: Field, depth: number): Field {
  let inner = field;
  for (let level = 0; level < depth; level++) inner = asMessage(field, [inner]);
  return inner;
}

function asMessage({ number }: Field, fields: readonly Field[]): Field {
  return { number, wireType: 2, content: encode(fields), fields };
}

/** Fields of a message; `undefined` where the bytes are none. */
function readFields(bytes: Uint8Array): Field[] | undefined {
  const fields: Field[] = [];
  let position = 0;
  while (position < bytes.length) {
    const tag = readVarint(bytes, position);
    const wireType = tag.value & 7;
    const number = tag.value >>> 3;
    const start = wireType === 2 ? readVarint(bytes, tag.end).end : tag.end;
    const end = contentEnd(bytes, wireType, tag.end);
    if (end === undefined || end > bytes.length || number === 0) return undefined;
    const content = bytes.subarray(start, end);
    const inner = wireType === 2 && content.length > 0 ? readFields(content) : undefined;
    fields.push({ number, wireType, content, fields: inner });
    position = end;
  }
  return fields;
}

function contentEnd(bytes: Uint8Array, wireType: number, start: number): number | undefined {
  if (wireType === 0) return readVarint(bytes, start).end;
  if (wireType === 1) return start + 8;
  if (wireType === 5) return start + 4;
  if (wireType !== 2) return undefined;
  const length = readVarint(bytes, start);
  return length.end + length.value;
}

/** A number of up to 35 bits; behind the end of the bytes it ends there. */
function readVarint(bytes: Uint8Array, start: number): { value: number; end: number } {
  let value = 0;
  let end = start;
  let byte = 0x80;
  while (byte >= 0x80 && end < bytes.length) {
    byte = bytes[end] ?? 0;
    value += (byte & 0x7f) * 2 ** (7 * (end - start));
    end++;
  }
  return { value, end };
}

function encode(fields: readonly Field[]): Uint8Array {
  const parts = fields.flatMap(({ number, wireType, content }) => {
    const tag = varint(BigInt(number * 8 + wireType));
    return wireType === 2 ? [tag, varint(BigInt(content.length)), content] : [tag, content];
  });
  return Uint8Array.from(Buffer.concat(parts));
}

function varint(value: bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  for (; rest >= 0x80n; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return Uint8Array.of(...bytes, Number(rest));
}
