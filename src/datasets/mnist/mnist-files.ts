/** The four files of MNIST: the first words of their names, which all spellings share. */
export const mnistFiles = {
  train: { images: "train-images", labels: "train-labels" },
  test: { images: "t10k-images", labels: "t10k-labels" },
} as const;

/** One of the four files, whatever the spelling of its name. */
export type MnistFile =
  (typeof mnistFiles)["train" | "test"]["images"] | (typeof mnistFiles)["train" | "test"]["labels"];

/** The names of the four files as servers have them. */
export const gzipFileNames = {
  "train-images": "train-images-idx3-ubyte.gz",
  "train-labels": "train-labels-idx1-ubyte.gz",
  "t10k-images": "t10k-images-idx3-ubyte.gz",
  "t10k-labels": "t10k-labels-idx1-ubyte.gz",
} as const;

/** The name of one of the four files as servers have it. */
export type GzipFileName = (typeof gzipFileNames)[MnistFile];

/**
 * The names under which a file is handed on: `train-images-idx3-ubyte` and
 * `train-images.idx3-ubyte`, each also with `.gz`.
 */
export function mnistFileNames(file: MnistFile): readonly string[] {
  const ending = file.endsWith("images") ? "idx3-ubyte" : "idx1-ubyte";
  return [`${file}-${ending}`, `${file}.${ending}`].flatMap((name) => [name, `${name}.gz`]);
}
