import { Dense, ReLU, Sequential, Softmax } from "ndnet";
import { parseOnnx, writeOnnx } from "../../../src/onnx/index.js";
import { kerasFiles } from "../../onnx/support/keras-files.js";
import { operatorFiles } from "../../onnx/support/operator-files.js";
import { pytorchFiles } from "../../onnx/support/pytorch-files.js";
import { storageFiles } from "../../onnx/support/storage-files.js";
import { protobufMutations } from "../structure/protobuf.js";
import { type Target } from "../target.js";
import { requireConsistent } from "./require-consistent.js";

const model = new Sequential(new Dense(4, 3), new ReLU(), new Dense(3, 2), new Softmax());

/** `parseOnnx`, of what ndnet, PyTorch and Keras write. */
export const onnxTarget: Target = {
  name: "onnx",
  seeds: () => [
    writeOnnx(model),
    writeOnnx(model.to("float64")),
    ...[...kerasFiles, ...operatorFiles, ...pytorchFiles, ...storageFiles].map(({ file }) => file),
  ],
  mutations: protobufMutations,
  parse: (file) => parseOnnx(file).parameters.map(({ value }) => requireConsistent(value)),
};
