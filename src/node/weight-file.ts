import { ArgumentError } from "../errors/index.js";
import { parseNpz, parseSafetensors, writeNpz, writeSafetensors } from "../formats/index.js";
import type { ArraysByName, TensorsByName } from "../formats/index.js";

/** Reading and writing of one format of files with named arrays. */
export interface WeightFormat {
  parse(bytes: Uint8Array, name: string): ArraysByName;
  write(tensors: TensorsByName): Uint8Array;
}

const formats: Readonly<Record<string, WeightFormat>> = {
  npz: { parse: (bytes, name) => parseNpz(bytes, { name }), write: (tensors) => writeNpz(tensors) },
  safetensors: {
    parse: (bytes, name) => parseSafetensors(bytes, { name }).tensors,
    write: (tensors) => writeSafetensors(tensors),
  },
};

/** The format that a file's name ends with. @throws {ArgumentError} when it ends otherwise. */
export function weightFormatOf(path: string): WeightFormat {
  const ending = /\.(npz|safetensors)$/i.exec(path)?.[1]?.toLowerCase() ?? "";
  const format = formats[ending];
  if (format !== undefined) return format;
  throw new ArgumentError({
    where: path,
    expected: "a name that ends in .npz or .safetensors",
    received: "another one",
    fix: "The ending says the format of the file.",
  });
}
