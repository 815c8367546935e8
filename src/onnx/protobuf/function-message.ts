import type { Message } from "./message.js";

/** An operator that a file defines by others: `FunctionProto`, as far as it is read. */
export interface StoredFunction {
  readonly name: string;
  /** Whose operator it is; empty for ONNX's own. */
  readonly domain: string;
}

export function readFunction(message: Message): StoredFunction {
  let name = "";
  let domain = "";
  message.read({
    single: {
      1: (field) => (name = field.text()),
      10: (field) => (domain = field.text()),
    },
  });
  return { name, domain };
}
