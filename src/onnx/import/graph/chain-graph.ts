import { FormatError } from "../../../errors/index.js";
import type { StoredGraph } from "../../protobuf/graph-message.js";
import type { StoredNode } from "../../protobuf/node-message.js";
import type { StoredValueInfo } from "../../protobuf/value-info-message.js";
import { quoted } from "../../quoted.js";
import { nodeError } from "../node-error.js";
import type { Constant } from "../tensors/constant.js";
import { constantOf } from "./constant-nodes.js";
import { onlyOutputOf } from "./only-output.js";
import { shapeValueOf, type ShapeValue } from "./shape-values.js";

/** A graph from one input to one output, whose tensors are told apart from its constants. */
export interface ChainGraph {
  readonly where: string;
  readonly input: StoredValueInfo;
  readonly output: string;
  /** The nodes that compute with what comes in, in an order in which they can run. */
  readonly nodes: readonly StoredNode[];
  readonly constants: ReadonlyMap<string, Constant>;
  /** Tensors that hold lengths, by their names. */
  readonly shapes: ReadonlyMap<string, ShapeValue>;
  /** The nodes that take a tensor, by its name, each once. */
  readonly consumers: ReadonlyMap<string, readonly StoredNode[]>;
}

/**
 * Holds a graph against the rules of ONNX: every name stands for one tensor, which is there before a
 * node takes it.
 *
 * @throws {FormatError} when it breaks one, or has more than one input or output.
 */
export function chainGraph(graph: StoredGraph): ChainGraph {
  const constants = initializersOf(graph);
  const input = inputOf(graph, constants);
  const [output, ...otherOutputs] = graph.outputs;
  if (output === undefined || otherOutputs.length > 0) {
    throw countError(graph, "output", graph.outputs);
  }
  const defined = new Set([...constants.keys(), input.name]);
  const consumers = new Map<string, StoredNode[]>();
  const shapes = new Map<string, ShapeValue>();
  const nodes = graph.nodes.filter((node) => {
    requireOwnOperator(node);
    for (const name of node.inputs) requireDefined(name, defined, node);
    for (const name of node.outputs) define(name, defined, node);
    const constant = constantOf(node, constants.get(node.inputs[0] ?? ""));
    const shape = constant === undefined ? shapeValueOf(node, { shapes, constants }) : undefined;
    if (constant !== undefined) constants.set(onlyOutputOf(node), constant);
    if (shape !== undefined) shapes.set(onlyOutputOf(node), shape);
    for (const name of new Set(node.inputs)) {
      const isTensor = name !== "" && !constants.has(name) && !shapes.has(name);
      if (isTensor && shape === undefined) append(consumers, name, node);
    }
    return constant === undefined && shape === undefined;
  });
  const { where } = graph;
  return { where, input, output: output.name, nodes, constants, shapes, consumers };
}

function initializersOf(graph: StoredGraph): Map<string, Constant> {
  if (graph.hasSparseInitializers) {
    throw new FormatError({
      where: graph.where,
      expected: "dense initializers",
      received: "sparse ones",
      fix: "Export the model with dense weights.",
    });
  }
  const constants = new Map<string, Constant>();
  for (const tensor of graph.initializers) {
    if (tensor.name === "" || constants.has(tensor.name)) {
      throw duplicateError(tensor.where, tensor.name);
    }
    constants.set(tensor.name, { tensor, isTransposed: false });
  }
  return constants;
}

/** The one input that has no initializer: up to version 3 of the format, all initializers are inputs too. */
function inputOf(graph: StoredGraph, constants: ReadonlyMap<string, Constant>): StoredValueInfo {
  const names = new Set<string>();
  for (const { name } of graph.inputs) {
    if (names.has(name)) throw duplicateError(graph.where, name);
    names.add(name);
  }
  const [input, ...others] = graph.inputs.filter(({ name }) => !constants.has(name));
  if (input !== undefined && input.name !== "" && others.length === 0) return input;
  throw countError(graph, "input", input === undefined ? [] : [input, ...others]);
}

function requireOwnOperator(node: StoredNode): void {
  if (node.domain === "" || node.domain === "ai.onnx") return;
  throw nodeError(
    node,
    "an operator of ONNX itself",
    `one of ${quoted(node.domain)}`,
    "Export the model without optimizations for one runtime, and with functions inlined.",
  );
}

function requireDefined(name: string, defined: ReadonlySet<string>, node: StoredNode): void {
  if (name === "" || defined.has(name)) return;
  throw nodeError(
    node,
    "inputs that the graph or a node before it gives",
    quoted(name),
    "The file is damaged, or its nodes are not in order.",
  );
}

function define(name: string, defined: Set<string>, node: StoredNode): void {
  if (name === "") return;
  if (defined.has(name)) throw duplicateError(node.where, name);
  defined.add(name);
}

function append(consumers: Map<string, StoredNode[]>, name: string, node: StoredNode): void {
  const nodes = consumers.get(name);
  if (nodes === undefined) consumers.set(name, [node]);
  else nodes.push(node);
}

function countError(
  { where }: StoredGraph,
  kind: string,
  received: readonly StoredValueInfo[],
): FormatError {
  const names = received.slice(0, 8).map(({ name }) => quoted(name));
  return new FormatError({
    where,
    expected: `one ${kind}`,
    received: names.length === 0 ? "none" : names.join(", "),
    fix: `A Sequential has one ${kind}: export such a part of the model.`,
  });
}

function duplicateError(where: string, name: string): FormatError {
  return new FormatError({
    where,
    expected: "a name for each tensor",
    received: name === "" ? "none" : `${quoted(name)} twice`,
    fix: "The file is damaged or crafted: don't use it.",
  });
}
