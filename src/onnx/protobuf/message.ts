import { BinaryReader } from "@bufbuild/protobuf/wire";
import { FormatError, NdnetError } from "../../errors/index.js";
import { messageBytes, type MemoryBudget } from "../memory-budget.js";
import { Field } from "./field.js";

/** What is done with each field that is read, by its number. */
export type FieldHandlers = Readonly<Record<number, (field: Field) => void>>;

/** Fields of a message that are read; all others are skipped. */
export interface MessageFields {
  /** Fields that a message has at most once. */
  readonly single?: FieldHandlers;
  /** Fields that a message may have many times, and lists of numbers. */
  readonly repeated?: FieldHandlers;
}

/**
 * The bytes of a protobuf message within a file, before anything is made of them.
 *
 * Source: https://protobuf.dev/programming-guides/encoding.
 */
export class Message {
  /** A view into the file, never a copy. */
  readonly bytes: Uint8Array;
  /** What error messages call it: `model.onnx, graph, node 3`. */
  readonly where: string;
  readonly budget: MemoryBudget;

  /** @throws {FormatError} when no memory is left for it. */
  constructor(bytes: Uint8Array, where: string, budget: MemoryBudget) {
    budget.take(messageBytes, where);
    this.bytes = bytes;
    this.where = where;
    this.budget = budget;
  }

  /** A message that a field of this one holds; `name` is what error messages add to `where`. */
  inside(field: Field, name: string): Message {
    return new Message(field.bytes(), `${this.where}, ${name}`, this.budget);
  }

  /**
   * Hands every field to its handler, in the order of the file.
   *
   * @throws {FormatError} when the bytes are no message, a field is of another kind than it is read
   * as, or a single one is there twice.
   */
  read({ single = {}, repeated = {} }: MessageFields): void {
    const seen = new Set<number>();
    const reader = new BinaryReader(this.bytes);
    try {
      while (reader.pos < reader.len) {
        const [number, wireType] = reader.tag();
        const once = single[number];
        if (once !== undefined) this.#requireFirst(number, seen);
        const handle = once ?? repeated[number];
        if (handle === undefined) reader.skip(wireType, number);
        else handle(new Field(reader, number, wireType, this));
      }
    } catch (error) {
      throw error instanceof NdnetError ? error : this.#damaged(error);
    }
  }

  #requireFirst(number: number, seen: Set<number>): void {
    if (!seen.has(number)) {
      seen.add(number);
      return;
    }
    throw new FormatError({
      where: this.where,
      expected: `field ${number} once`,
      received: "it twice",
      fix: "The file is damaged or crafted: don't use it.",
    });
  }

  #damaged(error: unknown): FormatError {
    return new FormatError({
      where: this.where,
      expected: "a protobuf message",
      received:
        error instanceof Error ? `bytes that are none (${error.message})` : "bytes that are none",
      fix: "The file is damaged, cut short, or no ONNX model: get it again.",
      cause: error,
    });
  }
}
