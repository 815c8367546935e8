import { WireType, type BinaryReader } from "@bufbuild/protobuf/wire";
import { FormatError } from "../../errors/index.js";
import { nameBytes, numberBytes, type MemoryBudget } from "../memory-budget.js";

/** The message that a field is in, as far as its value is concerned. */
interface FieldPlace {
  readonly where: string;
  readonly budget: MemoryBudget;
}

/** A field's value, read as what its reader takes it for; to be read once. */
export class Field {
  readonly #reader: BinaryReader;
  readonly #number: number;
  readonly #wireType: WireType;
  readonly #place: FieldPlace;

  constructor(reader: BinaryReader, number: number, wireType: WireType, place: FieldPlace) {
    this.#reader = reader;
    this.#number = number;
    this.#wireType = wireType;
    this.#place = place;
  }

  /** Passes over the value. */
  skip(): void {
    this.#reader.skip(this.#wireType, this.#number);
  }

  /** A view into the file. */
  bytes(): Uint8Array {
    this.#requireWireType(WireType.LengthDelimited);
    return this.#reader.bytes();
  }

  /** @throws {TypeError} when it is no UTF-8. */
  text(): string {
    const bytes = this.bytes();
    this.#place.budget.take(nameBytes + 2 * bytes.length, this.#place.where);
    return decoder.decode(bytes);
  }

  integer(): number {
    this.#requireWireType(WireType.Varint);
    return this.#safe(this.#reader.int64());
  }

  float(): number {
    this.#requireWireType(WireType.Bit32);
    return this.#reader.float();
  }

  /** The numbers that the field adds to a list: one, or many that are packed. */
  forEachInteger(visit: (value: number) => void): void {
    if (this.#wireType === WireType.Varint) {
      visit(this.integer());
      return;
    }
    const end = this.#packedEnd();
    while (this.#reader.pos < end) visit(this.#safe(this.#reader.int64()));
    this.#requireEnd(end);
  }

  /** Adds the field's numbers to a list that stays in memory. */
  appendIntegers(list: number[]): void {
    this.forEachInteger((value) => {
      this.#place.budget.take(numberBytes, this.#place.where);
      list.push(value);
    });
  }

  /**
   * The little-endian bytes of the floats that the field adds to a list: one, or many that are packed.
   *
   * @returns A view into the file.
   */
  floats(wireType: WireType.Bit32 | WireType.Bit64): Uint8Array {
    if (this.#wireType === wireType) return this.#reader.skip(wireType);
    const bytes = this.bytes();
    const bytesPerElement = wireType === WireType.Bit32 ? 4 : 8;
    if (bytes.length % bytesPerElement === 0) return bytes;
    throw this.#error(`whole elements of ${bytesPerElement} bytes`, `${bytes.length} bytes`);
  }

  #packedEnd(): number {
    this.#requireWireType(WireType.LengthDelimited);
    const { length } = this.#reader.bytes();
    const end = this.#reader.pos;
    this.#reader.pos = end - length;
    return end;
  }

  #requireEnd(end: number): void {
    if (this.#reader.pos === end) return;
    throw this.#error("packed numbers that end with their field", "one that goes on");
  }

  #safe(value: bigint | string): number {
    const number = Number(value);
    if (Number.isSafeInteger(number)) return number;
    throw this.#error("a whole number of at most 2^53 − 1", String(value));
  }

  #requireWireType(wireType: WireType): void {
    if (this.#wireType === wireType) return;
    throw this.#error(`wire type ${wireType}`, `${this.#wireType}`);
  }

  #error(expected: string, received: string): FormatError {
    return new FormatError({
      where: `${this.#place.where}, field ${this.#number}`,
      expected,
      received,
      fix: "The file is damaged, crafted, or no ONNX model.",
    });
  }
}

/** A leading U+FEFF is part of a protobuf text. */
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
