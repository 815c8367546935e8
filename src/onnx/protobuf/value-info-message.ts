import type { BinaryWriter } from "@bufbuild/protobuf/wire";
import type { Message } from "./message.js";
import { writeInteger, writeMessage, writeText } from "./write-fields.js";

/** Length of a dimension, or the name of one that may have any length. */
export type Dimension = number | string;

/** Name, element type and shape of an input or output: `ValueInfoProto`. */
export interface ValueInfoMessage {
  readonly name: string;
  /** Number of the element type. */
  readonly elementType: number;
  readonly dims: readonly Dimension[];
}

/** An input or output as it stands in a file, where parts may be missing. */
export interface StoredValueInfo {
  readonly name: string;
  /** 0 where it is no tensor. */
  readonly elementType: number;
  /** `undefined` where nothing is said of the shape; an empty text for a length that isn't said. */
  readonly dims: readonly Dimension[] | undefined;
}

export function readValueInfo(message: Message): StoredValueInfo {
  let name = "";
  let type: TensorType = { elementType: 0, dims: undefined };
  message.read({
    single: {
      1: (field) => (name = field.text()),
      2: (field) => (type = readType(message.inside(field, "type"))),
    },
  });
  return { name, ...type };
}

type TensorType = Pick<StoredValueInfo, "elementType" | "dims">;

function readType(message: Message): TensorType {
  let type: TensorType = { elementType: 0, dims: undefined };
  message.read({
    single: { 1: (field) => (type = readTensorType(message.inside(field, "tensor"))) },
  });
  return type;
}

function readTensorType(message: Message): TensorType {
  let elementType = 0;
  let dims: Dimension[] | undefined;
  message.read({
    single: {
      1: (field) => (elementType = field.integer()),
      2: (field) => (dims = readShape(message.inside(field, "shape"))),
    },
  });
  return { elementType, dims };
}

function readShape(message: Message): Dimension[] {
  const dims: Dimension[] = [];
  message.read({
    repeated: { 1: (field) => dims.push(readDimension(message.inside(field, "dimension"))) },
  });
  return dims;
}

function readDimension(message: Message): Dimension {
  let dimension: Dimension = "";
  message.read({
    single: {
      1: (field) => (dimension = field.integer()),
      2: (field) => (dimension = field.text()),
    },
  });
  return dimension;
}

export function writeValueInfo(writer: BinaryWriter, info: ValueInfoMessage): void {
  writeText(writer, 1, info.name);
  const writeDimension = (dimension: Dimension): void => {
    if (typeof dimension === "number") writeInteger(writer, 1, dimension);
    else writeText(writer, 2, dimension);
  };
  const writeShape = (): void => {
    for (const dimension of info.dims) {
      writeMessage(writer, 1, () => {
        writeDimension(dimension);
      });
    }
  };
  const writeTensorType = (): void => {
    writeInteger(writer, 1, info.elementType);
    writeMessage(writer, 2, writeShape);
  };
  writeMessage(writer, 2, () => {
    writeMessage(writer, 1, writeTensorType);
  });
}
