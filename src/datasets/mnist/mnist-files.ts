/** The four files of MNIST: the first words of their names, which all spellings share. */
export const mnistFiles = {
  train: { images: "train-images", labels: "train-labels" },
  test: { images: "t10k-images", labels: "t10k-labels" },
} as const;

/** One of the four files, whatever the spelling of its name. */
export type MnistFile =
  (typeof mnistFiles)["train" | "test"]["images"] | (typeof mnistFiles)["train" | "test"]["labels"];

/**
 * The names under which a file is handed on: `train-images-idx3-ubyte` and
 * `train-images.idx3-ubyte`, each also with `.gz`.
 */
export function mnistFileNames(file: MnistFile): readonly string[] {
  const ending = file.endsWith("images") ? "idx3-ubyte" : "idx1-ubyte";
  return [`${file}-${ending}`, `${file}.${ending}`].flatMap((name) => [name, `${name}.gz`]);
}
