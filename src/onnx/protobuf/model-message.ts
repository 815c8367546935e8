import { BinaryWriter } from "@bufbuild/protobuf/wire";
import { readFunction, type StoredFunction } from "./function-message.js";
import { readGraph, writeGraph, type GraphMessage, type StoredGraph } from "./graph-message.js";
import type { Message } from "./message.js";
import { readOpset, writeOpset, type OpsetMessage } from "./opset-message.js";
import { writeInteger, writeMessage, writeText } from "./write-fields.js";

/** A whole file: `ModelProto`. */
export interface ModelMessage {
  /** Version of the file format itself. */
  readonly irVersion: number;
  readonly producerName: string;
  readonly producerVersion: string;
  /** Versions of the sets of operators that the graph uses. */
  readonly opsets: readonly OpsetMessage[];
  readonly graph: GraphMessage;
}

/** A whole file, as it is read. */
export interface StoredModel extends Pick<ModelMessage, "irVersion" | "opsets"> {
  readonly graph: StoredGraph | undefined;
  /** Operators that the file itself defines. */
  readonly functions: readonly StoredFunction[];
}

export function readModel(message: Message): StoredModel {
  const opsets: OpsetMessage[] = [];
  const functions: StoredFunction[] = [];
  let irVersion = 0;
  let graph: StoredGraph | undefined;
  message.read({
    single: {
      1: (field) => (irVersion = field.integer()),
      7: (field) => (graph = readGraph(message.inside(field, "graph"))),
    },
    repeated: {
      8: (field) => opsets.push(readOpset(message.inside(field, "opset"))),
      25: (field) => functions.push(readFunction(message.inside(field, "function"))),
    },
  });
  return { irVersion, opsets, graph, functions };
}

export function writeModel(model: ModelMessage): Uint8Array<ArrayBuffer> {
  const writer = new BinaryWriter();
  writeInteger(writer, 1, model.irVersion);
  writeText(writer, 2, model.producerName);
  writeText(writer, 3, model.producerVersion);
  writeMessage(writer, 7, () => {
    writeGraph(writer, model.graph);
  });
  for (const opset of model.opsets) {
    writeMessage(writer, 8, () => {
      writeOpset(writer, opset);
    });
  }
  return writer.finish();
}
