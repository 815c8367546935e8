// Builds ONNX files field by field as other programs write them, without the code that is tested.

import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";

const { Varint, Bit32, Bit64, LengthDelimited } = WireType;

/** A message as the bytes of its fields. */
export type Fields = readonly Uint8Array[];

/** Numbers of ONNX's element types. */
export const types = {
  ...{ float32: 1, uint8: 2, int32: 6, int64: 7, text: 8, bool: 9 },
  ...{ float16: 10, float64: 11, bfloat16: 16 },
} as const;

function field(write: (writer: BinaryWriter) => unknown): Uint8Array {
  const writer = new BinaryWriter();
  write(writer);
  return writer.finish();
}

export function text(number: number, value: string): Uint8Array {
  return field((writer) => writer.tag(number, LengthDelimited).string(value));
}

export function integer(number: number, value: number | bigint): Uint8Array {
  return field((writer) => writer.tag(number, Varint).int64(value));
}

export function float(number: number, value: number): Uint8Array {
  return field((writer) => writer.tag(number, Bit32).float(value));
}

export function double(number: number, value: number): Uint8Array {
  return field((writer) => writer.tag(number, Bit64).double(value));
}

export function bytes(number: number, value: Uint8Array): Uint8Array {
  return field((writer) => writer.tag(number, LengthDelimited).bytes(value));
}

export function message(number: number, fields: Fields): Uint8Array {
  return bytes(number, joined(fields));
}

/** The bytes of messages or files one behind the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.concat(parts));
}

/** A list of numbers as protobuf packs it. */
export function packed(
  number: number,
  values: readonly number[],
  kind: "float" | "double" | "int64",
): Uint8Array {
  const content = field((writer) => {
    for (const value of values) writer[kind](value);
  });
  return bytes(number, content);
}

/** `TensorProto`: name, element type, dims, and the fields of its elements. */
export function tensorOf(
  name: string,
  type: number,
  dims: readonly number[],
  elements: Fields,
): Fields {
  return [
    ...dims.map((length) => integer(1, length)),
    integer(2, type),
    ...elements,
    text(8, name),
  ];
}

/** A float32 tensor with raw_data. */
export function float32(name: string, dims: readonly number[], values: readonly number[]): Fields {
  return tensorOf(name, types.float32, dims, [raw(Float32Array.from(values))]);
}

/** A float64 tensor with raw_data. */
export function float64(name: string, dims: readonly number[], values: readonly number[]): Fields {
  return tensorOf(name, types.float64, dims, [raw(Float64Array.from(values))]);
}

/** An int64 tensor with raw_data, such as the shape of `Reshape`. */
export function int64(name: string, dims: readonly number[], values: readonly number[]): Fields {
  return tensorOf(name, types.int64, dims, [raw(BigInt64Array.from(values.map(BigInt)))]);
}

/** The field raw_data; this machine is little-endian. */
export function raw({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return bytes(9, new Uint8Array(buffer, byteOffset, byteLength));
}

/** Attributes by kind, as `AttributeProto`. */
export const attribute = {
  float: (name: string, value: number): Fields => [text(1, name), float(2, value), integer(20, 1)],
  integer: (name: string, value: number): Fields => [
    ...[text(1, name), integer(3, value), integer(20, 2)],
  ],
  text: (name: string, value: string): Fields => [text(1, name), text(4, value), integer(20, 3)],
  tensor: (name: string, value: Fields): Fields => [
    ...[text(1, name), message(5, value), integer(20, 4)],
  ],
  integers: (name: string, values: readonly number[]): Fields => [
    ...[text(1, name), ...values.map((value) => integer(8, value)), integer(20, 7)],
  ],
};

/** `NodeProto`, named after its operator and first output. */
export function node(
  operator: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: readonly Fields[] = [],
): Fields {
  return [
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(3, `${operator} ${outputs[0] ?? ""}`),
    text(4, operator),
    ...attributes.map((fields) => message(5, fields)),
  ];
}

/** `ValueInfoProto` of a tensor; texts are names of dimensions that may have any length. */
export function valueInfo(name: string, type: number, dims?: readonly (number | string)[]): Fields {
  const shape = dims?.map((length) =>
    message(1, [typeof length === "number" ? integer(1, length) : text(2, length)]),
  );
  const tensorType = [integer(1, type), ...(shape ? [message(2, shape)] : [])];
  return [text(1, name), message(2, [message(1, tensorType)])];
}

/** What a file has; everything but nodes has a default. */
export interface FileParts {
  readonly nodes: readonly Fields[];
  readonly initializers?: readonly Fields[];
  /** Default: float32 rows of any length, `input`. */
  readonly inputs?: readonly Fields[];
  /** Default: float32 rows of any length, `output`. */
  readonly outputs?: readonly Fields[];
  readonly irVersion?: number;
  readonly opset?: number;
  /** Fields of the graph behind all others. */
  readonly graphFields?: Fields;
  /** Fields of the model behind all others. */
  readonly modelFields?: Fields;
}

/** `ModelProto`, the bytes of a whole file. */
export function onnxFile(parts: FileParts): Uint8Array<ArrayBuffer> {
  const { nodes, initializers = [], irVersion = 8, opset = 17 } = parts;
  const { graphFields = [], modelFields = [] } = parts;
  const { inputs = [valueInfo("input", types.float32, ["batch", "features"])] } = parts;
  const { outputs = [valueInfo("output", types.float32, ["batch", "units"])] } = parts;
  const graph = [
    ...nodes.map((fields) => message(1, fields)),
    text(2, "main_graph"),
    ...initializers.map((fields) => message(5, fields)),
    ...inputs.map((fields) => message(11, fields)),
    ...outputs.map((fields) => message(12, fields)),
    ...graphFields,
  ];
  return joined([
    integer(1, irVersion),
    text(2, "pytorch"),
    text(3, "2.4.0"),
    message(7, graph),
    message(8, [text(1, ""), integer(2, opset)]),
    ...modelFields,
  ]);
}
