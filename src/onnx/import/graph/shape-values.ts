import type { StoredNode } from "../../protobuf/node-message.js";
import { integer, readAttributes } from "../operators/read-attributes.js";
import { integersOf, type Constant } from "../tensors/constant.js";

/**
 * What is known of a tensor that holds lengths: `"shape"` for all those of the samples, or a list of
 * them, where `"batch"` stands for the number of samples.
 */
export type ShapeValue = "shape" | readonly (number | "batch")[];

/** What the inputs of a node may be. */
interface Operands {
  readonly shapes: ReadonlyMap<string, ShapeValue>;
  readonly constants: ReadonlyMap<string, Constant>;
}

/**
 * What a node gives where that is the number of samples, or lengths to reshape them to, as PyTorch
 * works them out for `x.view(x.size(0), -1)`; `undefined` for all other nodes.
 *
 * @throws {FormatError} when its attributes or constants are wrong.
 */
export function shapeValueOf(node: StoredNode, operands: Operands): ShapeValue | undefined {
  const { shapes, constants } = operands;
  const [first = "", ...others] = node.inputs;
  if (node.operator === "Shape") return constants.has(first) ? undefined : readShape(node);
  if (node.operator === "Concat") return concatenated(node, operands);
  const value = shapes.get(first);
  if (value === undefined) return undefined;
  if (value !== "shape") return keepingOperators.has(node.operator) ? value : undefined;
  const indices = others.map((name) => {
    const constant = constants.get(name);
    return constant && integersOf(constant).join();
  });
  const takesBatch =
    (node.operator === "Gather" && indices.join(";") === "0") ||
    (node.operator === "Slice" && firstSlices.has(indices.join(";")));
  return takesBatch ? ["batch"] : undefined;
}

/** They change how lengths are laid out, never what they are. */
const keepingOperators: ReadonlySet<string> = new Set([
  ...["Cast", "Identity", "Reshape", "Squeeze", "Unsqueeze"],
]);

/** Starts, ends, axes and steps that take the first length. */
const firstSlices: ReadonlySet<string> = new Set(["0;1", "0;1;0", "0;1;0;1"]);

/** More lengths than any shape has that is read. */
const mostLengths = 8;

function readShape(node: StoredNode): ShapeValue | undefined {
  const { start, end } = readAttributes(node, { start: integer(0), end: integer(Infinity) });
  if (start !== 0) return undefined;
  if (end === Infinity) return "shape";
  return end === 1 ? ["batch"] : undefined;
}

function concatenated(node: StoredNode, { shapes, constants }: Operands): ShapeValue | undefined {
  if (!node.inputs.some((name) => shapes.has(name)) || node.inputs.length > mostLengths)
    return undefined;
  const lengths = node.inputs.flatMap((name) => {
    const constant = constants.get(name);
    const value = constant === undefined ? shapes.get(name) : integersOf(constant);
    return value === undefined || value === "shape" ? [NaN] : value;
  });
  return lengths.includes(NaN) || lengths.length > mostLengths ? undefined : lengths;
}
