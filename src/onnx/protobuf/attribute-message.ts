import type { BinaryWriter } from "@bufbuild/protobuf/wire";
import type { Message } from "./message.js";
import { readTensor, type StoredTensor } from "./tensor-message.js";
import { writeFloat, writeInteger, writeText } from "./write-fields.js";

/** Numbers of the kinds of attributes that are read or written: `AttributeProto.AttributeType`. */
export const attributeTypes = { float: 1, integer: 2, text: 3, tensor: 4, integers: 7 } as const;

/** A setting of a node to be written: `AttributeProto`. */
export type AttributeMessage =
  | { readonly name: string; readonly type: "float"; readonly value: number }
  | { readonly name: string; readonly type: "integer"; readonly value: number }
  | { readonly name: string; readonly type: "text"; readonly value: string }
  | { readonly name: string; readonly type: "integers"; readonly value: readonly number[] };

/** A setting of a node as it stands in a file; `type` says which of the values counts. */
export interface StoredAttribute {
  readonly name: string;
  readonly type: number;
  readonly float: number;
  readonly integer: number;
  readonly text: string;
  readonly tensor: StoredTensor | undefined;
  readonly integers: readonly number[];
}

/** Graphs within attributes are passed over: nothing here goes deeper than a tensor. */
export function readAttribute(message: Message): StoredAttribute {
  const integers: number[] = [];
  let name = "";
  let type = 0;
  let float = 0;
  let integer = 0;
  let text = "";
  let tensor: StoredTensor | undefined;
  message.read({
    single: {
      1: (field) => (name = field.text()),
      2: (field) => (float = field.float()),
      3: (field) => (integer = field.integer()),
      4: (field) => (text = field.text()),
      5: (field) => (tensor = readTensor(message.inside(field, "value"))),
      20: (field) => (type = field.integer()),
    },
    repeated: {
      8: (field) => {
        field.appendIntegers(integers);
      },
    },
  });
  return { name, type, float, integer, text, tensor, integers };
}

export function writeAttribute(writer: BinaryWriter, attribute: AttributeMessage): void {
  writeText(writer, 1, attribute.name);
  if (attribute.type === "float") writeFloat(writer, 2, attribute.value);
  else if (attribute.type === "integer") writeInteger(writer, 3, attribute.value);
  else if (attribute.type === "text") writeText(writer, 4, attribute.value);
  else for (const value of attribute.value) writeInteger(writer, 8, value);
  writeInteger(writer, 20, attributeTypes[attribute.type]);
}
