import type { Backend } from "../ndnet.js";
import type { DType } from "../work.js";
import { convolutionRuns } from "./convolution-runs.js";
import type { Kernel } from "./kernels.js";
import { lenetConvolutions, productsOf } from "./lenet-convolutions.js";

const batch = 128;

/** The convolutions of LeNet-5. */
export function convolutionKernels(backend: Backend, dtype: DType): Kernel[] {
  return lenetConvolutions.flatMap((one) => {
    const { forward, inputGradient, weightGradient } = convolutionRuns(backend, dtype, one, batch);
    const title = `convolution ${one.name} of LeNet-5`;
    const common = { operations: 2 * batch * productsOf(one), wanted: 0.5 };
    return [
      { ...common, name: `${title}, forward`, run: forward },
      { ...common, name: `${title}, weight gradient`, run: weightGradient },
      // Nobody asks for the gradient with respect to the images.
      ...(one.name === "C1"
        ? []
        : [{ ...common, name: `${title}, input gradient`, run: inputGradient }]),
    ];
  });
}
