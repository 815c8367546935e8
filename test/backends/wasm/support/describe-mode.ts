import type { WasmBackend } from "../../../../src/backends/wasm/wasm-backend-interface.js";
import { describeBackend } from "../../../support/backend-suite.js";
import type { SuiteOptions } from "../../../support/backend-suite/context.js";
import { kernelsOfOperations } from "./kernels-of-operations.js";

/** Holds a mode to the reference backend, by the kernels that it is there for. */
export function describeMode(
  title: string,
  create: () => WasmBackend,
  operands: SuiteOptions["operands"] & string,
): void {
  let backend: WasmBackend | undefined;
  describeBackend(
    title,
    () => {
      backend = create();
      return backend;
    },
    {
      operands,
      kernels: kernelsOfOperations,
      kernelCounts: () => backend?.kernelCounts() ?? {},
      dispose: () => backend?.dispose(),
    },
  );
}
