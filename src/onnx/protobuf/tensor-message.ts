import type { BinaryWriter } from "@bufbuild/protobuf/wire";
import { FormatError } from "../../errors/index.js";
import { quoted } from "../quoted.js";
import type { Message } from "./message.js";
import { writeBytes, writeInteger, writeText } from "./write-fields.js";

/** An array of numbers to be written: `TensorProto`. */
export interface TensorMessage {
  readonly name: string;
  readonly dims: readonly number[];
  /** Number of the element type. */
  readonly dataType: number;
  /** Little-endian elements, row by row. */
  readonly rawData: Uint8Array;
}

/** An array of numbers as it stands in a file; nothing is known of its sizes yet. */
export interface StoredTensor extends Omit<TensorMessage, "rawData"> {
  readonly where: string;
  /** Whether the elements stand in another file. */
  readonly isExternal: boolean;
  /** Little-endian bytes as in `rawData`, or the message whose {@link listFields} hold the elements. */
  readonly elements: Uint8Array | Message;
}

/** Fields of lists of elements: float, int32, string, int64, double, uint64. */
export const listFields = { float: 4, int32: 5, text: 6, int64: 7, double: 10, uint64: 11 };

const externalLocation = 1;

/** As many as NumPy allows; a list of millions would be gone through for every node that takes it. */
const mostDims = 64;

/** @throws {FormatError} when the message is damaged, or has too many dims, or elements in two ways. */
export function readTensor(message: Message): StoredTensor {
  const dims: number[] = [];
  let name = "";
  let dataType = 0;
  let rawData: Uint8Array | undefined;
  let location = 0;
  let lists = 0;
  const skipList = (field: { skip(): void }): void => {
    lists += 1;
    field.skip();
  };
  message.read({
    single: {
      2: (field) => (dataType = field.integer()),
      8: (field) => (name = field.text()),
      9: (field) => (rawData = field.bytes()),
      14: (field) => (location = field.integer()),
    },
    repeated: {
      1: (field) => {
        field.appendIntegers(dims);
      },
      ...Object.fromEntries(Object.values(listFields).map((number) => [number, skipList])),
    },
  });
  const where = name === "" ? message.where : `${message.where} (${quoted(name)})`;
  if (rawData !== undefined && lists > 0) {
    throw tensorError(where, "elements as raw_data or as a list", "both");
  }
  if (dims.length > mostDims)
    throw tensorError(where, `at most ${mostDims} dims`, `${dims.length}`);
  return {
    ...{ where, name, dims, dataType },
    isExternal: location === externalLocation,
    elements: rawData ?? message,
  };
}

export function writeTensor(writer: BinaryWriter, tensor: TensorMessage): void {
  for (const length of tensor.dims) writeInteger(writer, 1, length);
  writeInteger(writer, 2, tensor.dataType);
  writeText(writer, 8, tensor.name);
  writeBytes(writer, 9, tensor.rawData);
}

function tensorError(where: string, expected: string, received: string): FormatError {
  return new FormatError({
    where,
    expected,
    received,
    fix: "The file is damaged or crafted: don't use it.",
  });
}
