import { InferenceSession, Tensor as OnnxTensor } from "onnxruntime-node";
import type { NdArray } from "ndarray";
import { wrap, type Tensor } from "../../../src/tensor/index.js";

/** Rows of floats or bytes, one behind the other. */
export type Rows = NdArray<Float32Array> | NdArray<Float64Array> | NdArray<Uint8Array>;

/** What ONNX Runtime gives for the only input of a file, which must have but one output. */
export async function runOnnx(file: Uint8Array, rows: Rows): Promise<Tensor> {
  const session = await openOnnx(file);
  return runSession(session, rows);
}

/** Loads a file into ONNX Runtime, on its CPU and one thread, without its warnings. */
export function openOnnx(
  file: Uint8Array,
  options: InferenceSession.SessionOptions = {},
): Promise<InferenceSession> {
  const quiet = { logSeverityLevel: 3, intraOpNumThreads: 1 } as const;
  return InferenceSession.create(file, { ...quiet, ...options });
}

export async function runSession(session: InferenceSession, rows: Rows): Promise<Tensor> {
  const [input = ""] = session.inputNames;
  const { [session.outputNames[0] ?? ""]: output } = await session.run({ [input]: fed(rows) });
  if (!(output instanceof OnnxTensor)) throw new TypeError("no output");
  const { data, dims } = output;
  if (data instanceof Float32Array || data instanceof Float64Array) return wrap(data, dims);
  throw new TypeError(`output of ${output.type}`);
}

function fed({ data, shape }: Rows): OnnxTensor {
  if (data instanceof Float32Array) return new OnnxTensor("float32", data, shape);
  if (data instanceof Float64Array) return new OnnxTensor("float64", data, shape);
  return new OnnxTensor("uint8", data, shape);
}
