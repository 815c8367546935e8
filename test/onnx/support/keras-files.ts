import { bias, example, kernel, numbers, real, whole, type ExampleFile } from "./example-file.js";
import { float32, int64, integer, message, node, text, types, valueInfo } from "./onnx-file.js";

/** Files as tf2onnx and keras2onnx write them. */
export const kerasFiles: readonly ExampleFile[] = [
  example("Flatten, Dense with relu, Dense with softmax", "Dense ReLU Dense Softmax", {
    ...{ irVersion: 7, opset: 13, inputs: [valueInfo("input", types.float32, ["unk__8", 2, 3])] },
    initializers: [
      ...[kernel, bias, float32("kernel2", [4, 3], numbers(12)), float32("bias2", [3], numbers(3))],
      int64("const_fold_opt__7", [2], [-1, 6]),
    ],
    nodes: [
      node("Reshape", ["input", "const_fold_opt__7"], ["flat"]),
      node("MatMul", ["flat", "kernel"], ["h1"]),
      node("Add", ["h1", "bias"], ["h2"]),
      node("Relu", ["h2"], ["h3"]),
      node("MatMul", ["h3", "kernel2"], ["h4"]),
      node("Add", ["bias2", "h4"], ["h5"]),
      node("Softmax", ["h5"], ["output"]),
    ],
    modelFields: [message(8, [text(1, "ai.onnx.ml"), integer(2, 2)])],
  }),
  example("Rescaling of bytes, with an offset", "Rescaling Dense", {
    inputs: [valueInfo("input", types.uint8, ["batch", 6])],
    initializers: [
      ...[kernel, bias, float32("scale", [], [1 / 127.5]), float32("offset", [1, 1], [-1])],
    ],
    nodes: [
      node("Cast", ["input"], ["pixels"], [whole("to", types.float32)]),
      node("Mul", ["pixels", "scale"], ["scaled"]),
      node("Add", ["scaled", "offset"], ["shifted"]),
      node("MatMul", ["shifted", "kernel"], ["h"]),
      node("Add", ["h", "bias"], ["sum"]),
      node("Identity", ["sum"], ["output"]),
    ],
  }),
  example("version 3 of the format, whose weights are inputs too", "Dense Softmax", {
    ...{ irVersion: 3, opset: 7 },
    inputs: [
      valueInfo("kernel", types.float32, [6, 4]),
      valueInfo("input", types.float32, ["N", 6]),
      valueInfo("bias", types.float32, [4]),
    ],
    initializers: [kernel, bias],
    nodes: [
      node("Gemm", ["input", "kernel", "bias"], ["h"], [real("alpha", 1), whole("transA", 0)]),
      node("Dropout", ["h"], ["d"], [real("ratio", 0.25)]),
      node("Softmax", ["d"], ["output"]),
    ],
  }),
];
