import fc from "fast-check";

/** Valid files with bytes changed, cut off, inserted or repeated, one to three times over. */
export function mutated(files: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  // Unbiased, as small numbers would hit the first bytes again and again.
  const place = fc.noBias(fc.integer({ min: 0, max: 9999 })).map((number) => number / 10_000);
  const interesting = fc.constantFrom(0, 1, 0x20, 0x27, 0x30, 0x39, 0x50, 0x7f, 0x80, 0xfe, 0xff);
  const byte = fc.oneof(fc.integer({ min: 0, max: 255 }), interesting);
  const mutation = fc.record({
    kind: fc.constantFrom("change", "change", "change", "cut", "insert", "repeat", "remove"),
    place,
    length: fc.constantFrom(1, 1, 1, 2, 4, 8),
    byte,
    target: place,
  });
  return fc
    .tuple(fc.constantFrom(...files), fc.array(mutation, { minLength: 1, maxLength: 3 }))
    .map(([file, mutations]) => mutations.reduce(apply, file));
}

interface Mutation {
  readonly kind: string;
  readonly place: number;
  readonly length: number;
  readonly byte: number;
  readonly target: number;
}

function apply(file: Uint8Array, { kind, place, length, byte, target }: Mutation): Uint8Array {
  const start = Math.floor(place * file.length);
  const head = file.subarray(0, start);
  const part = file.subarray(start, start + length);
  const tail = file.subarray(start + part.length);
  if (kind === "change") return Uint8Array.of(...head, ...part.map(() => byte), ...tail);
  if (kind === "cut") return head;
  if (kind === "insert") return Uint8Array.of(...head, byte, ...part, ...tail);
  if (kind === "remove") return Uint8Array.of(...head, ...tail);
  const elsewhere = Math.floor(target * file.length);
  return Uint8Array.of(...file.subarray(0, elsewhere), ...part, ...file.subarray(elsewhere));
}
