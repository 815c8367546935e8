// Runs in a page or in a worker of it: what the engine is there, and what it computes.
import {
  createWasmBackend,
  getBackend,
  type DType,
  type Tensor,
  type WasmBackend,
} from "../../../src/index.js";
import { train, type Inputs } from "../../backends/wasm/support/training-runs.js";
import { bytesOf } from "../../support/tensor-bytes.js";

/** What a place in a browser tells about its engine. */
export interface EngineReport {
  readonly backend: string;
  readonly reason: string;
  readonly threads: number;
  readonly isolated: boolean;
}

/** SHA-256, the first 16 hexadecimal digits. */
export interface Checksums {
  readonly weights: string;
  readonly losses: string;
  readonly helpedChunks: number;
}

async function checksumOf(tensors: readonly Tensor[]): Promise<string> {
  const bytes = new Blob(tensors.map((tensor) => bytesOf(tensor)));
  const digest = await crypto.subtle.digest("SHA-256", await bytes.arrayBuffer());
  const hexadecimal = Array.from(new Uint8Array(digest), (byte) =>
    byte.toString(16).padStart(2, "0"),
  );
  return hexadecimal.join("").slice(0, 16);
}

function report(): EngineReport {
  const { name, reason, ...backend } = getBackend() as WasmBackend;
  const { crossOriginIsolated } = globalThis;
  return { backend: name, reason, threads: backend.threads, isolated: crossOriginIsolated };
}

/** Whether helping threads take part within some seconds of large products. */
async function share(threads: number): Promise<boolean> {
  const backend = await createWasmBackend({ threads });
  const [left, right, output] = [1, 2, 3].map(() => backend.allocate([256, 256], "float32"));
  if (left === undefined || right === undefined || output === undefined) return false;
  const end = performance.now() + 5000;
  while (backend.helpedChunks === 0 && performance.now() < end) {
    backend.affine(left, right, undefined, output);
    // What starts a worker's own workers may need its event loop.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  backend.dispose();
  return backend.helpedChunks > 0;
}

/** The fixed training with the default backend, or with one of so many threads. */
async function trainHere(inputs: Inputs, dtype: DType, threads?: number): Promise<Checksums> {
  const backend =
    threads === undefined ? (getBackend() as WasmBackend) : await createWasmBackend({ threads });
  const { weights, losses } = await train(backend, { inputs, dtype });
  const helpedChunks = backend.helpedChunks;
  return { weights: await checksumOf(weights), losses: await checksumOf([losses]), helpedChunks };
}

const program = { report, share, train: trainHere };

export type Program = typeof program;

Object.assign(globalThis, { program });

if (typeof document === "undefined") {
  globalThis.addEventListener("message", ({ data }: MessageEvent<[keyof Program, unknown[]]>) => {
    const [method, args] = data;
    const run = program[method] as (...given: unknown[]) => unknown;
    void Promise.resolve(run(...args)).then(
      (result) => {
        globalThis.postMessage({ result });
      },
      (error: unknown) => {
        globalThis.postMessage({ failure: String(error) });
      },
    );
  });
}
