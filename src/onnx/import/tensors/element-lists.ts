import { WireType } from "@bufbuild/protobuf/wire";
import { FormatError } from "../../../errors/index.js";
import { isFloatType, type ElementType } from "../../element-types.js";
import type { Field } from "../../protobuf/field.js";
import type { Message } from "../../protobuf/message.js";
import { listFields } from "../../protobuf/tensor-message.js";

/** Takes little-endian bytes of elements: a view into the file, or bytes that hold during the call. */
type TakePart = (part: Uint8Array) => void;

/**
 * Hands out the elements of a tensor's message from the list of numbers that they stand in, part by
 * part.
 *
 * @throws {FormatError} when an integer is no bit pattern of the type.
 */
export function forEachListedPart(message: Message, type: ElementType, take: TakePart): void {
  const [number, read] = listOf(type, message.where);
  message.read({
    repeated: {
      [number]: (field) => {
        read(field, take);
      },
    },
  });
}

function listOf(
  type: ElementType,
  where: string,
): [number, (field: Field, take: TakePart) => void] {
  if (!isFloatType(type)) return [listFields.int64, readInt64];
  if (type.bytesPerElement === 2) return [listFields.int32, halfReader(where)];
  const [number, wireType] =
    type.dtype === "float32"
      ? ([listFields.float, WireType.Bit32] as const)
      : ([listFields.double, WireType.Bit64] as const);
  return [
    number,
    (field, take) => {
      take(field.floats(wireType));
    },
  ];
}

function readInt64(field: Field, take: TakePart): void {
  const element = new Uint8Array(8);
  const view = new DataView(element.buffer);
  field.forEachInteger((value) => {
    view.setBigInt64(0, BigInt(value), true);
    take(element);
  });
}

/** 16-bit floats stand in lists as the integers that have their bits. */
function halfReader(where: string): (field: Field, take: TakePart) => void {
  const element = new Uint8Array(2);
  return (field, take) => {
    field.forEachInteger((bits) => {
      if (bits < 0 || bits > 0xffff) {
        throw new FormatError({
          where,
          expected: "bits of 16-bit floats, 0 to 65535",
          received: String(bits),
          fix: "The file is damaged: get it again.",
        });
      }
      element[0] = bits & 0xff;
      element[1] = bits >> 8;
      take(element);
    });
  };
}
