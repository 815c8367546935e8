import { dtypeOf, type DType, type Shape } from "../../tensor/index.js";
import type { ImageOperations, WindowGeometry } from "../operations/image-operations.js";
import { windowedImages } from "../reference/image-windows.js";
import {
  AVERAGE_POOL,
  AVERAGE_POOL_GRADIENT,
  MAX_POOL,
  MAX_POOL_GRADIENT,
} from "./shared/kernel-numbers.js";
import type { WasmContext } from "./wasm-context.js";

type PoolingOperations = Pick<
  ImageOperations,
  "maxPool" | "maxPoolGradient" | "averagePool" | "averagePoolGradient"
>;

/** Operations that an element of a window takes, about. */
const elementWork = 2;

/** Pooling by the kernels in `kernels/pooling`. */
export function poolingOperations(context: WasmContext): PoolingOperations {
  const { engine, operands } = context;
  return {
    maxPool(input, geometry, output) {
      const dtype = dtypeOf(output);
      const { run } = describe(context, input.shape, output.shape, geometry);
      engine.integer(12, operands.input(input, input.size, dtype));
      engine.integer(13, operands.output(output, output.size, dtype));
      run(MAX_POOL, dtype);
    },
    maxPoolGradient(input, output, outputGradient, geometry, inputGradient) {
      const dtype = dtypeOf(inputGradient);
      const { run } = describe(context, input.shape, output.shape, geometry);
      engine.integer(12, operands.input(input, input.size, dtype));
      engine.integer(13, operands.input(output, output.size, dtype));
      engine.integer(14, operands.input(outputGradient, output.size, dtype));
      engine.integer(15, operands.output(inputGradient, input.size, dtype));
      run(MAX_POOL_GRADIENT, dtype);
    },
    averagePool(input, geometry, output) {
      const dtype = dtypeOf(output);
      const { run } = describe(context, input.shape, output.shape, geometry);
      engine.integer(12, operands.input(input, input.size, dtype));
      engine.integer(13, operands.output(output, output.size, dtype));
      run(AVERAGE_POOL, dtype);
    },
    averagePoolGradient(outputGradient, geometry, inputGradient) {
      const dtype = dtypeOf(inputGradient);
      const { run } = describe(context, inputGradient.shape, outputGradient.shape, geometry);
      engine.integer(12, operands.input(outputGradient, outputGradient.size, dtype));
      engine.integer(13, operands.output(inputGradient, inputGradient.size, dtype));
      run(AVERAGE_POOL_GRADIENT, dtype);
    },
  };
}

interface DescribedJob {
  /** Runs the job and finishes its operands. */
  readonly run: (kernel: number, dtype: DType) => void;
}

/** Writes what all pooling jobs have in common, see `kernels/pooling/window.ts`. */
function describe(
  { engine, operands }: WasmContext,
  input: Shape,
  output: Shape,
  geometry: WindowGeometry,
): DescribedJob {
  const { images, height, width, channels, outputHeight, outputWidth } = windowedImages(
    input,
    output,
  );
  engine.integer(0, images);
  engine.integer(1, height);
  engine.integer(2, width);
  engine.integer(3, channels);
  engine.integer(4, outputHeight);
  engine.integer(5, outputWidth);
  engine.integer(6, geometry.height);
  engine.integer(7, geometry.width);
  engine.integer(8, geometry.verticalStride);
  engine.integer(9, geometry.horizontalStride);
  engine.integer(10, geometry.paddingAbove);
  engine.integer(11, geometry.paddingLeft);
  const places = images * outputHeight * outputWidth;
  const work = places * channels * geometry.height * geometry.width * elementWork;
  return {
    run: (kernel, dtype) => {
      engine.run(kernel, dtype, work, images);
      operands.finish();
    },
  };
}
