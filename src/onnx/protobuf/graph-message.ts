import type { BinaryWriter } from "@bufbuild/protobuf/wire";
import type { Message } from "./message.js";
import { readNode, writeNode, type NodeMessage, type StoredNode } from "./node-message.js";
import {
  readTensor,
  writeTensor,
  type StoredTensor,
  type TensorMessage,
} from "./tensor-message.js";
import {
  readValueInfo,
  writeValueInfo,
  type StoredValueInfo,
  type ValueInfoMessage,
} from "./value-info-message.js";
import { writeMessage, writeText } from "./write-fields.js";

/** Operations in their order, with their weights: `GraphProto`. */
export interface GraphMessage {
  readonly name: string;
  readonly nodes: readonly NodeMessage[];
  /** Weights and other constants, by the names that nodes call them. */
  readonly initializers: readonly TensorMessage[];
  readonly inputs: readonly ValueInfoMessage[];
  readonly outputs: readonly ValueInfoMessage[];
}

/** A graph as it stands in a file. */
export interface StoredGraph {
  readonly where: string;
  readonly nodes: readonly StoredNode[];
  readonly initializers: readonly StoredTensor[];
  readonly hasSparseInitializers: boolean;
  readonly inputs: readonly StoredValueInfo[];
  readonly outputs: readonly StoredValueInfo[];
}

export function readGraph(message: Message): StoredGraph {
  const nodes: StoredNode[] = [];
  const initializers: StoredTensor[] = [];
  const inputs: StoredValueInfo[] = [];
  const outputs: StoredValueInfo[] = [];
  let hasSparseInitializers = false;
  message.read({
    repeated: {
      1: (field) => nodes.push(readNode(message.inside(field, `node ${nodes.length + 1}`))),
      5: (field) => initializers.push(readTensor(message.inside(field, "initializer"))),
      11: (field) => inputs.push(readValueInfo(message.inside(field, "input"))),
      12: (field) => outputs.push(readValueInfo(message.inside(field, "output"))),
      15: (field) => {
        hasSparseInitializers = true;
        field.skip();
      },
    },
  });
  return { where: message.where, nodes, initializers, hasSparseInitializers, inputs, outputs };
}

export function writeGraph(writer: BinaryWriter, graph: GraphMessage): void {
  const writeAll = <Item>(
    number: number,
    items: readonly Item[],
    write: (writer: BinaryWriter, item: Item) => void,
  ): void => {
    for (const item of items) {
      writeMessage(writer, number, () => {
        write(writer, item);
      });
    }
  };
  writeAll(1, graph.nodes, writeNode);
  writeText(writer, 2, graph.name);
  writeAll(5, graph.initializers, writeTensor);
  writeAll(11, graph.inputs, writeValueInfo);
  writeAll(12, graph.outputs, writeValueInfo);
}
