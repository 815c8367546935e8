import { convolutionRuns } from "../limits/convolution-runs.js";
import { lenetConvolution } from "../limits/lenet-convolutions.js";
import { getBackend } from "../ndnet.js";
import type { Prepared } from "../processes/serve.js";
import type { ConvolutionWork, Task, Work } from "../work.js";

/** One convolution, forward and as far back as is asked for. */
export function prepareConvolution(work: ConvolutionWork, { dtype }: Task<Work>): Prepared {
  const { layer, images, calls, gradients } = work;
  const runs = convolutionRuns(getBackend(), dtype, lenetConvolution(layer), images);
  return {
    run: () => {
      for (let call = 0; call < calls; call += 1) {
        runs.forward();
        if (gradients !== "none") runs.inputGradient();
        if (gradients === "both") runs.weightGradient();
      }
    },
  };
}
