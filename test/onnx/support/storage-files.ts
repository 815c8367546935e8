import { example, numbers, type ExampleFile } from "./example-file.js";
import {
  double,
  float,
  message,
  node,
  packed,
  raw,
  tensorOf,
  text,
  types,
  valueInfo,
  type Fields,
} from "./onnx-file.js";

const { float32: single, float64: wide, float16, bfloat16 } = types;
const weights = numbers(24);

/** float16 bits of numbers that it holds, none of them subnormal. */
function halves(values: readonly number[]): number[] {
  return values.map((value) => {
    if (value === 0) return 0;
    const exponent = Math.floor(Math.log2(Math.abs(value)));
    const fraction = (Math.abs(value) / 2 ** exponent - 1) * 1024;
    return (value < 0 ? 0x8000 : 0) + (exponent + 15) * 1024 + fraction;
  });
}

/** bfloat16 bits of numbers that it holds. */
function upperHalves(values: readonly number[]): number[] {
  return [...new Uint32Array(Float32Array.from(values).buffer)].map((bits) => bits >>> 16);
}

function dense(title: string, type: number, elements: Fields, more: Fields = []): ExampleFile {
  return example(title, "Dense", {
    inputs: [valueInfo("input", type, ["batch", 6])],
    outputs: [valueInfo("output", type, ["batch", 4])],
    initializers: [tensorOf("kernel", type, [6, 4], elements)],
    nodes: [node("MatMul", ["input", "kernel"], ["output"])],
    modelFields: more,
  });
}

/** Files of the same dense layer, whose weights are the `numbers(24)`, stored in different ways. */
export const storageFiles: readonly ExampleFile[] = [
  dense("raw_data of float32", single, [raw(Float32Array.from(weights))]),
  dense("raw_data of float64", wide, [raw(Float64Array.from(weights))]),
  dense("raw_data of float16", float16, [raw(Uint16Array.from(halves(weights)))]),
  dense("raw_data of bfloat16", bfloat16, [raw(Uint16Array.from(upperHalves(weights)))]),
  dense("float_data, packed", single, [packed(4, weights, "float")]),
  dense(
    "float_data, number by number",
    single,
    weights.map((value) => float(4, value)),
  ),
  dense("float_data in three parts", single, [
    packed(4, weights.slice(0, 10), "float"),
    float(4, weights[10]!),
    packed(4, weights.slice(11), "float"),
  ]),
  dense("double_data, packed", wide, [packed(10, weights, "double")]),
  dense(
    "double_data, number by number",
    wide,
    weights.map((value) => double(10, value)),
  ),
  dense("float16 as integers", float16, [packed(5, halves(weights), "int64")]),
  dense("bfloat16 as integers", bfloat16, [packed(5, upperHalves(weights), "int64")]),
  dense(
    "with fields that aren't read",
    single,
    [raw(Float32Array.from(weights)), text(12, "doc")],
    [
      text(6, "documentation"),
      message(14, [text(1, "key"), text(2, "value")]),
      message(20, [text(1, "training")]),
    ],
  ),
];
