import { integer, joined, node, text, types, type Fields, type FileParts } from "./onnx-file.js";

/** A file of one dense layer, whose weights are of these dims and elements. */
export function weightsFile(dims: readonly (number | bigint)[], elements: Fields): FileParts {
  const tensor = [
    ...dims.map((length) => integer(1, length)),
    ...[integer(2, types.float32), ...elements, text(8, "weights")],
  ];
  return { nodes: [node("MatMul", ["input", "weights"], ["output"])], initializers: [tensor] };
}

/** Groups within groups, as old protobuf files had them. */
export function groups(depth: number): Uint8Array {
  return joined([new Uint8Array(depth).fill(0x7b), new Uint8Array(depth).fill(0x7c)]);
}
