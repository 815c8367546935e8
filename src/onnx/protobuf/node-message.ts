import type { BinaryWriter } from "@bufbuild/protobuf/wire";
import { quoted } from "../quoted.js";
import {
  readAttribute,
  writeAttribute,
  type AttributeMessage,
  type StoredAttribute,
} from "./attribute-message.js";
import type { Message } from "./message.js";
import { writeMessage, writeText } from "./write-fields.js";

/** One operation of a graph to be written: `NodeProto`. */
export interface NodeMessage {
  readonly name: string;
  /** Name of the operator: `Gemm`. */
  readonly operator: string;
  /** Names of the tensors that it takes. */
  readonly inputs: readonly string[];
  /** Names of the tensors that it gives. */
  readonly outputs: readonly string[];
  readonly attributes: readonly AttributeMessage[];
}

/** One operation of a graph as it stands in a file. An empty name of an input is one left out. */
export interface StoredNode extends Omit<NodeMessage, "attributes"> {
  readonly where: string;
  /** Whose operator it is; empty for ONNX's own. */
  readonly domain: string;
  readonly attributes: readonly StoredAttribute[];
}

export function readNode(message: Message): StoredNode {
  const inputs: string[] = [];
  const outputs: string[] = [];
  const attributes: StoredAttribute[] = [];
  let name = "";
  let operator = "";
  let domain = "";
  message.read({
    single: {
      3: (field) => (name = field.text()),
      4: (field) => (operator = field.text()),
      7: (field) => (domain = field.text()),
    },
    repeated: {
      1: (field) => inputs.push(field.text()),
      2: (field) => outputs.push(field.text()),
      5: (field) => attributes.push(readAttribute(message.inside(field, "attribute"))),
    },
  });
  const label = name === "" ? "" : ` ${quoted(name)}`;
  const where = `${message.where} (${quoted(operator).slice(1, -1)}${label})`;
  return { where, name, operator, domain, inputs, outputs, attributes };
}

export function writeNode(writer: BinaryWriter, node: NodeMessage): void {
  for (const input of node.inputs) writeText(writer, 1, input);
  for (const output of node.outputs) writeText(writer, 2, output);
  writeText(writer, 3, node.name);
  writeText(writer, 4, node.operator);
  for (const attribute of node.attributes) {
    writeMessage(writer, 5, () => {
      writeAttribute(writer, attribute);
    });
  }
}
