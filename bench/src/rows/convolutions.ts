import { lenetConvolutions } from "../limits/lenet-convolutions.js";
import type { ConvolutionWork } from "../work.js";
import type { Row } from "./row.js";
import { omitsConvolutions, workerRow, type WorkerRow } from "./worker-row.js";

type Gradients = ConvolutionWork["gradients"];

const parts: Record<Gradients, { readonly id: string; readonly title: string }> = {
  none: { id: "-forward", title: "forward" },
  input: { id: "", title: "forward and input gradient" },
  both: { id: "-gradients", title: "forward and both gradients" },
};

const calls = 20;

/** One convolution of LeNet-5 alone, on as many images as the kernels have. */
function convolutionRow(
  layer: ConvolutionWork["layer"],
  gradients: Gradients,
  settings: Pick<WorkerRow, "floors" | "omits">,
): Row {
  const work: ConvolutionWork = { kind: "convolution", layer, gradients, images: 128, calls };
  const { id, title } = parts[gradients];
  return workerRow({
    ...settings,
    id: `convolution-${layer.toLowerCase()}${id}`,
    title: `convolution ${layer} of LeNet-5, ${work.images} images: ${title}`,
    unit: "ms",
    work,
    quickWork: { ...work, calls: 2 },
    each: (whole) => (whole.kind === "convolution" ? whole.calls : 1),
  });
}

/** Beside TensorFlow.js's wasm backend, which is the faster one where it has what is asked for. */
const besideWasm: Pick<WorkerRow, "omits"> = {
  omits: (contestant) => omitsConvolutions(contestant) || contestant.id === "tfjs-cpu",
};

/**
 * Forward alone; forward and back, as far as TensorFlow.js's wasm backend goes; and with the gradient of the
 * weights, which its cpu backend alone has, where most of the work is: others would take long.
 */
export const convolutions: readonly Row[] = [
  ...lenetConvolutions.flatMap(({ name }) => [
    convolutionRow(name, "none", { ...besideWasm, floors: [] }),
    convolutionRow(name, "input", {
      ...besideWasm,
      floors: [{ base: "ndnet", other: "tfjs-wasm", ratio: 3 }],
    }),
  ]),
  convolutionRow("C3", "both", {
    omits: omitsConvolutions,
    floors: [{ base: "ndnet", other: "tfjs-cpu", ratio: 3 }],
  }),
];
