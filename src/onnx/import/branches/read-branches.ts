import type { StoredNode } from "../../protobuf/node-message.js";
import { quoted } from "../../quoted.js";
import type { ModelBuilder } from "../model-builder.js";
import { nodeError } from "../node-error.js";
import { readAttributes } from "../operators/read-attributes.js";
import { activationOf } from "./known-functions.js";
import { factor, type Polynomial } from "./polynomial.js";
import { polynomialOf } from "./polynomial-of.js";

/**
 * Reads nodes that part and join again, where together they are GELU or SiLU, such as `Sigmoid` and
 * `Mul` for `x · sigmoid(x)`.
 *
 * What each of them gives is worked out as a polynomial, so that their order and spelling don't
 * matter.
 *
 * @param branches The nodes that take the tensor behind the layers so far.
 * @throws {FormatError} when they are neither.
 */
export function readBranches(branches: readonly StoredNode[], builder: ModelBuilder): void {
  const [first, second] = branches;
  if (first === undefined || second === undefined) return;
  const { nodes, constants } = builder.graph;
  const start = nodes.indexOf(first);
  const tolerance = builder.floatType(first).bytesPerElement === 2 ? halfTolerance : floatTolerance;
  const values = new Map<string, Polynomial>([[builder.tensor, factor("x")]]);
  const parts: StoredNode[] = [];
  for (const node of nodes.slice(start, start + mostNodes)) {
    const value = polynomialOf(node, { values, constants }, tolerance);
    if (value === undefined) break;
    parts.push(node);
    const hasJoined = [...values.keys()].every((name) => isTakenBy(parts, name, builder));
    const activation = hasJoined ? activationOf(value, tolerance) : undefined;
    if (activation !== undefined) {
      builder.add(activation);
      for (const part of parts) {
        readAttributes(part, {});
        builder.passBy(part);
      }
      return;
    }
    values.set(node.outputs[0] ?? "", value);
  }
  throw nodeError(
    second,
    "a chain of layers, or branches that are GELU or SiLU",
    `${quoted(builder.tensor)} taken by ${branches.length} nodes`,
    "A Sequential has no branches: no residual connections, no computed shapes.",
  );
}

/** More than any spelling of GELU has. */
const mostNodes = 16;

/** How far constants may be, relative, from what they should be: rounding of a few float32 numbers. */
const floatTolerance = 1e-5;

/** The same for float16 and bfloat16. */
const halfTolerance = 2 ** -7;

function isTakenBy(parts: readonly StoredNode[], name: string, { graph }: ModelBuilder): boolean {
  const consumers = graph.consumers.get(name) ?? [];
  return (
    name !== graph.output &&
    consumers.length <= mostNodes &&
    consumers.every((node) => parts.includes(node))
  );
}
