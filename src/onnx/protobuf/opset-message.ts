import type { BinaryWriter } from "@bufbuild/protobuf/wire";
import type { Message } from "./message.js";
import { writeInteger, writeText } from "./write-fields.js";

/** Version of a set of operators: `OperatorSetIdProto`. */
export interface OpsetMessage {
  /** Whose set it is; empty for ONNX's own. */
  readonly domain: string;
  readonly version: number;
}

export function readOpset(message: Message): OpsetMessage {
  let domain = "";
  let version = 0;
  message.read({
    single: {
      1: (field) => (domain = field.text()),
      2: (field) => (version = field.integer()),
    },
  });
  return { domain, version };
}

export function writeOpset(writer: BinaryWriter, opset: OpsetMessage): void {
  writeText(writer, 1, opset.domain);
  writeInteger(writer, 2, opset.version);
}
