import { WireType, type BinaryWriter } from "@bufbuild/protobuf/wire";

/** Writes a field of a whole number; negative ones too. */
export function writeInteger(writer: BinaryWriter, number: number, value: number): void {
  writer.tag(number, WireType.Varint).int64(value);
}

/** Writes a float32 field. */
export function writeFloat(writer: BinaryWriter, number: number, value: number): void {
  writer.tag(number, WireType.Bit32).float(value);
}

/** Writes a text field. */
export function writeText(writer: BinaryWriter, number: number, text: string): void {
  writer.tag(number, WireType.LengthDelimited).string(text);
}

/** Writes a field of bytes. */
export function writeBytes(writer: BinaryWriter, number: number, bytes: Uint8Array): void {
  writer.tag(number, WireType.LengthDelimited).bytes(bytes);
}

/** Writes a field that holds a message; `write` writes that one's fields. */
export function writeMessage(writer: BinaryWriter, number: number, write: () => void): void {
  writer.tag(number, WireType.LengthDelimited).fork();
  write();
  writer.join();
}
