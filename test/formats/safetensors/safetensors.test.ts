import fc from "fast-check";
import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { ArgumentError, DTypeError, FormatError, NdnetError } from "../../../src/errors/index.js";
import { parseSafetensors } from "../../../src/formats/safetensors/parse-safetensors.js";
import { writeSafetensors } from "../../../src/formats/safetensors/write-safetensors.js";
import { tensor, type Tensor } from "../../../src/tensor/index.js";

/** A file of this header, with so many bytes of data. */
function fileOf(header: string, dataBytes = 0, declared = new TextEncoder().encode(header).length) {
  const text = new TextEncoder().encode(header);
  const file = new Uint8Array(8 + text.length + dataBytes);
  new DataView(file.buffer).setBigUint64(0, BigInt(declared), true);
  file.set(text, 8);
  return file;
}

function entry(more: Record<string, unknown> = {}): Record<string, unknown> {
  return { dtype: "F32", shape: [2], data_offsets: [0, 8], ...more };
}

function valuesOf(array: Tensor | undefined): unknown {
  return array && { shape: array.shape, data: [...array.data] };
}

describe("writeSafetensors and parseSafetensors", () => {
  it("write and read the bytes that the format's description lays down", () => {
    // {"w":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}} and two floats, by hand.
    const header = '{"w":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}';
    const bytes = [header.length, 0, 0, 0, 0, 0, 0, 0, ...new TextEncoder().encode(header)];
    const file = Uint8Array.from([...bytes, 0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0]);
    expect(writeSafetensors({ w: tensor([[1, -2]]) })).toEqual(file);
    expect(valuesOf(parseSafetensors(file).tensors.get("w"))).toEqual({
      shape: [1, 2],
      data: [1, -2],
    });
  });

  it("keep names, shapes, element types, bits and metadata, of strided views too", () => {
    const halves = fc.double({ noDefaultInfinity: true });
    const shapes = fc.array(fc.nat(4), { maxLength: 3 });
    const tensors = shapes.chain((shape) =>
      fc
        .tuple(
          fc.array(halves, {
            minLength: shape.reduce((product, length) => product * length, 1),
            maxLength: shape.reduce((product, length) => product * length, 1),
          }),
          fc.constantFrom("float32" as const, "float64" as const),
        )
        .map(([data, dtype]) => tensor(data, shape, { dtype })),
    );
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string().filter((key) => key !== "__metadata__"),
          tensors,
          { maxKeys: 5 },
        ),
        fc.dictionary(fc.string(), fc.string(), { maxKeys: 3 }),
        (written, metadata) => {
          const file = writeSafetensors(
            Object.fromEntries(
              Object.entries(written).map(([key, one]) => [
                key,
                one.transpose(...one.shape.map((_, axis) => one.shape.length - 1 - axis)),
              ]),
            ),
            { metadata },
          );
          const read = parseSafetensors(file);
          expect(read.metadata).toEqual({ ...metadata });
          expect([...read.tensors.keys()].sort()).toEqual(Object.keys(written).sort());
          for (const [key, one] of Object.entries(written)) {
            const back = read.tensors.get(key)!;
            const straight = back.transpose(...back.shape.map((_, i) => back.shape.length - 1 - i));
            expect(straight.shape).toEqual(one.shape);
            expect(straight.dtype).toBe(one.dtype);
            expect(writeSafetensors({ x: straight })).toEqual(writeSafetensors({ x: one }));
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it("align the elements of all tensors, float64 first, in a header padded with spaces", () => {
    const file = writeSafetensors({
      bias: tensor([1, 2, 3], [3]),
      weights: tensor([1, 2], [2], { dtype: "float64" }),
    });
    const headerBytes = Number(new DataView(file.buffer).getBigUint64(0, true));
    expect(headerBytes % 8).toBe(0);
    expect([...parseSafetensors(file).tensors.keys()]).toEqual(["weights", "bias"]);
  });

  it("refuse the format's own word as a tensor's name", () => {
    expect(() => writeSafetensors({ __metadata__: tensor([1], [1]) })).toThrow(ArgumentError);
  });
});

describe("parseSafetensors refuses", () => {
  const whole = JSON.stringify({ w: entry() });

  it.each<[string, Uint8Array]>([
    ["nothing", new Uint8Array(0)],
    ["seven bytes", new Uint8Array(7)],
    ["a header beyond the file", fileOf(whole, 8, 1000)],
    ["a header length beyond a safe integer", fileOf(whole, 8, Number.MAX_SAFE_INTEGER)],
    ["a header above 100 MB", fileOf(whole, 8, 100_000_001)],
    ["a header that begins with a space", fileOf(` ${whole}`, 8)],
    ["a header with more than spaces behind it", fileOf(`${whole}\n`, 8)],
    ["an array", fileOf("[]")],
    [
      "bytes that are no UTF-8",
      fileOf('{"w\u0000":1}').map((byte) => (byte === 0x77 ? 0xff : byte)),
    ],
    ["a key twice", fileOf(`{"w":${JSON.stringify(entry())},"w":${JSON.stringify(entry())}}`, 8)],
    ["an unknown key", fileOf(JSON.stringify({ w: entry({ more: 1 }) }), 8)],
    ["a type that isn't read", fileOf(JSON.stringify({ w: entry({ dtype: "BF16" }) }), 8)],
    [
      "a type nested 100,000 levels deep",
      fileOf(`{"w":{"dtype":${"[".repeat(100_000)}${"]".repeat(100_000)}}}`),
    ],
    [
      "65 dimensions",
      fileOf(JSON.stringify({ w: entry({ shape: [2, ...Array<number>(64).fill(1)] }) }), 8),
    ],
    ["a key of the engine's own", fileOf('{"__proto__":{"dtype":"F32"},"w":{}}')],
    ["a missing shape", fileOf(JSON.stringify({ w: entry({ shape: undefined }) }), 8)],
    ["a negative length", fileOf(JSON.stringify({ w: entry({ shape: [-2] }) }), 8)],
    ["half a length", fileOf(JSON.stringify({ w: entry({ shape: [0.5] }) }), 8)],
    [
      "a length beyond a safe integer",
      fileOf('{"w":{"dtype":"F32","shape":[9007199254740993],"data_offsets":[0,8]}}', 8),
    ],
    ["three offsets", fileOf(JSON.stringify({ w: entry({ data_offsets: [0, 8, 8] }) }), 8)],
    [
      "offsets in the wrong order",
      fileOf(JSON.stringify({ w: entry({ data_offsets: [8, 0] }) }), 8),
    ],
    ["offsets that don't fit the shape", fileOf(JSON.stringify({ w: entry({ shape: [3] }) }), 8)],
    ["elements beyond the file", fileOf(whole, 4)],
    ["bytes that belong to no tensor", fileOf(whole, 9)],
    ["a gap", fileOf(JSON.stringify({ w: entry({ data_offsets: [4, 12] }) }), 12)],
    ["an overlap", fileOf(JSON.stringify({ v: entry(), w: entry({ data_offsets: [4, 12] }) }), 12)],
    ["metadata that is no text", fileOf('{"__metadata__":{"epoch":1}}')],
    ["metadata that is no object", fileOf('{"__metadata__":"text"}')],
  ])("%s, with a FormatError", (_, file) => {
    expect(() => parseSafetensors(file, { name: "model.safetensors" })).toThrow(FormatError);
  });

  it("shapes whose product is beyond a safe integer", () => {
    const empty = (shape: number[]): Uint8Array =>
      fileOf(JSON.stringify({ w: { dtype: "F32", shape, data_offsets: [0, 0] } }));
    const shape = [2 ** 40, 2 ** 10, 0];
    expect(parseSafetensors(empty(shape)).tensors.get("w")!.shape).toEqual(shape);
    expect(() => parseSafetensors(empty([2 ** 40, 2 ** 40, 0]))).toThrow(FormatError);
    const huge = { dtype: "F32", shape: [2 ** 40, 2 ** 40], data_offsets: [0, 8] };
    expect(() => parseSafetensors(fileOf(JSON.stringify({ w: huge }), 8))).toThrow(FormatError);
  });

  it("neither 64 dimensions nor metadata of many characters", () => {
    const shape = [2, ...Array<number>(63).fill(1)];
    const text = 'a"\\'.repeat(5_000_000);
    const header = JSON.stringify({ __metadata__: { text }, w: entry({ shape }) });
    const { tensors, metadata } = parseSafetensors(fileOf(header, 8));
    expect(tensors.get("w")!.shape).toEqual(shape);
    expect(metadata["text"] === text).toBe(true);
  });

  it("damaged files with nothing but typed errors", () => {
    const file = writeSafetensors(
      { W1: tensor([1, 2, 3, 4], [2, 2]), b1: tensor([5, 6], [2], { dtype: "float64" }) },
      { metadata: { format: "ndnet" } },
    );
    const damage = fc.record({
      position: fc.nat(file.length - 1),
      byte: fc.nat(255),
      cut: fc.option(fc.nat(file.length)),
    });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
        let bytes = file.slice();
        for (const { position, byte, cut } of damages) {
          bytes[position] = byte;
          if (cut !== null) bytes = bytes.slice(0, cut);
        }
        try {
          parseSafetensors(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(NdnetError);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe("writeSafetensors refuses", () => {
  it.each<[string, unknown, new (...values: never[]) => Error]>([
    ["integers", ndarray(Int32Array.of(1)), DTypeError],
    ["a typed array", Float32Array.of(1), DTypeError],
    ["nothing", undefined, DTypeError],
  ])("%s, naming the tensor", (_, value, kind) => {
    const write = (): unknown => writeSafetensors({ W1: value as Tensor });
    expect(write).toThrow(kind);
    expect(write).toThrow("W1");
  });

  it("a text that is none, and more than it would read again", () => {
    const metadata = { epoch: 3 as unknown as string };
    expect(() => writeSafetensors({}, { metadata })).toThrow(/metadata, epoch: expected a text/);
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`${n}`, ""]));
    expect(() => writeSafetensors({}, { metadata: many })).toThrow(ArgumentError);
    const most = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, n) => [`tensor number ${n}`, tensor([n], [1])]),
    );
    expect(parseSafetensors(writeSafetensors(most)).tensors.size).toBe(10_000);
  });
});
