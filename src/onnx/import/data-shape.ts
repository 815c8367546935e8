import { FormatError } from "../../errors/index.js";
import { elementCount } from "../../tensor/index.js";
import type { StoredNode } from "../protobuf/node-message.js";
import type { Dimension } from "../protobuf/value-info-message.js";
import { nodeError } from "./node-error.js";

/** What is known of the shape of the tensor that a graph's next node takes; the batch comes first. */
export class DataShape {
  /** Number of rows, or a name where it may be any; empty where nothing is said. */
  readonly batch: Dimension;
  /** Elements of a row, where that is known. */
  features: number | undefined;
  /** Dims of a sample that isn't a row yet, such as 28 and 28 of an image. */
  #sample: readonly Dimension[] | undefined;

  /**
   * @param dims Of the graph's input; `undefined` where the file says nothing, which is taken for rows.
   * @throws {FormatError} when there is no dimension behind the batch, or a length is below 0.
   */
  constructor(dims: readonly Dimension[] | undefined, where: string) {
    const [batch = "", ...sample] = dims ?? ["", ""];
    const lengths = sample.filter((length) => typeof length === "number");
    const features = elementCount(lengths);
    if (
      sample.length === 0 ||
      lengths.some((length) => length < 0) ||
      !Number.isSafeInteger(features)
    ) {
      throw new FormatError({
        where,
        expected: "a shape [batch, features]",
        received: formatDimensions(dims ?? []),
      });
    }
    this.batch = batch;
    this.features = lengths.length === sample.length ? features : undefined;
    this.#sample = sample.length === 1 ? undefined : sample;
  }

  /** Most dims that a constant may have that is added or multiplied without changing the shape. */
  get rank(): number {
    return 1 + (this.#sample?.length ?? 1);
  }

  /** Makes each sample a row, its elements in their order; `features` is what the node says of them. */
  flatten(features: number | undefined, node: StoredNode): void {
    if (features !== undefined) this.setFeatures(features, features, node);
    this.#sample = undefined;
  }

  /**
   * Notes the length of the rows that a node takes, and of those that it gives.
   *
   * @throws {FormatError} when the rows that come are of another length.
   */
  setFeatures(taken: number, given: number, node: StoredNode): void {
    if (this.features !== undefined && this.features !== taken) {
      throw nodeError(node, `to take rows of ${this.features} elements`, `rows of ${taken}`);
    }
    this.features = given;
  }

  /** @throws {FormatError} when the samples are not rows. */
  requireRows(where: string): void {
    if (this.#sample === undefined) return;
    throw new FormatError({
      where,
      expected: "rows, [batch, features]",
      received: `samples of shape ${formatDimensions(this.#sample)}`,
      fix: "Put a Flatten before it: nn.Flatten() in PyTorch, layers.Flatten() in Keras.",
    });
  }
}

function formatDimensions(dims: readonly Dimension[]): string {
  const lengths = dims.slice(0, 8).map((length) => (typeof length === "number" ? length : "?"));
  return `[${lengths.join(", ")}]`;
}
