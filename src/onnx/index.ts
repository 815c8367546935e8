export { parseOnnx, type ParseOnnxOptions } from "./import/parse-onnx.js";
export { writeOnnx, type OnnxModel, type WriteOnnxOptions } from "./export/write-onnx.js";
