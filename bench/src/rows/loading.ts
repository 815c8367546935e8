import { writeGzipFiles } from "../data/gzip-files.js";
import type { LoadingWork } from "../work.js";
import type { Row } from "./row.js";
import { workerRow } from "./worker-row.js";

const work: LoadingWork = { kind: "loading" };

const repeated = workerRow({
  id: "load-mnist",
  title: "MNIST's four gzip files to tensors (pixels as float32 in [0, 1], one-hot labels)",
  unit: "ms",
  work,
  quickWork: work,
  floors: [{ base: "ndnet", other: "numpy-float32", ratio: 1 }],
  omits: ({ id }) => id !== "ndnet" && id !== "numpy-float32",
});

/** Files of the system's cache, unpacked, scaled, and labels as rows. */
export const loading: Row = {
  ...repeated,
  start: (contestant, context) => {
    writeGzipFiles(context.dataDirectory);
    return repeated.start(contestant, context);
  },
};
