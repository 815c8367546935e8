import { FormatError } from "../../errors/index.js";
import type { AnyLayer } from "../../models/index.js";
import { elementTypeName, elementTypeOf, isFloatType, type FloatType } from "../element-types.js";
import { layerBytes, type MemoryBudget } from "../memory-budget.js";
import type { StoredNode } from "../protobuf/node-message.js";
import { quoted } from "../quoted.js";
import { DataShape } from "./data-shape.js";
import type { ChainGraph } from "./graph/chain-graph.js";
import { nodeError } from "./node-error.js";

/** What a graph is read into: the layers so far, and what is known of the tensor behind them. */
export class ModelBuilder {
  readonly graph: ChainGraph;
  /** Version of ONNX's operators. */
  readonly opset: number;
  readonly budget: MemoryBudget;
  readonly layers: AnyLayer[] = [];
  readonly shape: DataShape;
  /** Number of the tensor's element type. */
  elementType: number;
  #tensor: string;
  readonly #visited = new Set<StoredNode>();

  /** @throws {FormatError} when the graph's input is no batch of numbers. */
  constructor(graph: ChainGraph, opset: number, budget: MemoryBudget) {
    const { name, dims, elementType } = graph.input;
    const where = `${graph.where}, input ${quoted(name)}`;
    this.graph = graph;
    this.opset = opset;
    this.budget = budget;
    this.shape = new DataShape(dims, where);
    this.elementType = elementType;
    this.#tensor = name;
    if (elementTypeOf(elementType) !== undefined) return;
    throw new FormatError({
      where,
      expected: "a tensor of numbers",
      received: elementTypeName(elementType),
    });
  }

  /** Name of the tensor behind the layers so far, which the next node takes. */
  get tensor(): string {
    return this.#tensor;
  }

  /** Nodes that have become layers, or part of one. */
  get visited(): ReadonlySet<StoredNode> {
    return this.#visited;
  }

  /** Adds a layer. @throws {FormatError} when a file of its size may have no more of them. */
  add(layer: AnyLayer): void {
    this.budget.take(layerBytes, this.graph.where);
    this.layers.push(layer);
  }

  /** Goes on behind a node. @throws {FormatError} when other nodes take more of it than its first output. */
  passBy(node: StoredNode): void {
    const [output = "", ...others] = node.outputs;
    if (output === "" || others.some((name) => this.graph.consumers.has(name))) {
      throw nodeError(node, "one output", `${node.outputs.length}`);
    }
    this.#visited.add(node);
    this.#tensor = output;
  }

  /** The only node that takes a tensor, where it has but one and is no output of the graph. */
  onlyConsumerOf(tensor: string): StoredNode | undefined {
    const [node, ...others] = this.graph.consumers.get(tensor) ?? [];
    return others.length === 0 && tensor !== this.graph.output ? node : undefined;
  }

  /** The float type of the tensor that a node takes. @throws {FormatError} when it has none. */
  floatType(node: StoredNode): FloatType {
    const type = elementTypeOf(this.elementType);
    if (isFloatType(type)) return type;
    throw nodeError(node, "floats", elementTypeName(this.elementType));
  }
}
