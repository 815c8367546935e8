import { gzipDirectory } from "../data/gzip-files.js";
import { loadMnist } from "../ndnet-datasets.js";
import type { Prepared } from "../processes/serve.js";
import type { Task, Work } from "../work.js";

/** MNIST's four gzip files to tensors, again and again. */
export function prepareLoading({ dtype, dataDirectory }: Task<Work>): Prepared {
  const directory = gzipDirectory(dataDirectory);
  return { run: () => loadMnist({ directory, dtype, normalize: true, oneHot: true }) };
}
