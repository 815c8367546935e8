import { ArgumentError } from "../../errors/index.js";
import { tensor, type DType, type Tensor } from "../../tensor/index.js";
import { floatTypes, int64 } from "../element-types.js";
import type { AttributeMessage } from "../protobuf/attribute-message.js";
import type { NodeMessage } from "../protobuf/node-message.js";
import type { TensorMessage } from "../protobuf/tensor-message.js";
import { quoted } from "../quoted.js";
import { tensorBytes } from "./tensor-bytes.js";

/** What a node has beside its operator and inputs. */
export interface NodeOptions {
  /** Name of the node among those of its layer, where that has several. */
  readonly part?: string;
  readonly attributes?: readonly AttributeMessage[];
}

/** Collects the nodes and constants of a graph, layer by layer, and names them. */
export class GraphBuilder {
  readonly nodes: NodeMessage[] = [];
  readonly initializers: TensorMessage[] = [];
  /** Element type of all constants. */
  readonly dtype: DType;
  readonly #output: string;
  readonly #names = new Set<string>();
  readonly #counts = new Map<string, number>();
  /** Name of what the nodes so far give. */
  #last: string;
  /** Whether that are images whose channels come before height and width, as those of ONNX. */
  #areChannelsFirst = false;
  #layer = "";
  #where = "writeOnnx";

  /**
   * @param input Name of the graph's input.
   * @param output Name of the graph's output.
   */
  constructor(input: string, output: string, dtype: DType) {
    this.#last = input;
    this.#output = output;
    this.dtype = dtype;
    this.#claim(input);
    this.#claim(output);
  }

  /**
   * Names what follows `kind_1`, `kind_2` … by the layers of its kind so far.
   *
   * @param where What error messages call the layer.
   */
  beginLayer(kind: string, where: string): void {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    this.#layer = `${kind}_${count}`;
    this.#where = where;
  }

  /** Name of what the nodes so far give, which the next layer takes; the last axis is that of the features. */
  get tensor(): string {
    if (this.#areChannelsFirst) this.#transpose("channels_last", [0, 2, 3, 1]);
    return this.#last;
  }

  /** The same as images with the channels first, which those of the next node are too. */
  get images(): string {
    if (!this.#areChannelsFirst) this.#transpose("channels_first", [0, 3, 1, 2]);
    return this.#last;
  }

  /** The same in the order that it has, for operators to which elements are all alike. */
  get elements(): string {
    return this.#last;
  }

  /** What error messages call the layer that is being written. */
  get where(): string {
    return this.#where;
  }

  /**
   * Adds a constant and gives its name.
   *
   * @throws {ArgumentError} when a single number is beyond the graph's element type.
   */
  constant(name: string, values: Tensor | number): string {
    const { dtype } = this;
    const array =
      typeof values === "number"
        ? tensor([this.#requireFinite(name, values)], [], { dtype })
        : values;
    const fullName = this.#claim(`${this.#layer}.${name}`);
    const rawData = tensorBytes(array, dtype);
    const dataType = floatTypes[dtype].number;
    this.initializers.push({ name: fullName, dims: array.shape, dataType, rawData });
    return fullName;
  }

  /** Adds a constant of whole numbers, such as a shape, and gives its name. */
  integers(name: string, values: readonly number[]): string {
    const fullName = this.#claim(`${this.#layer}.${name}`);
    const rawData = new Uint8Array(8 * values.length);
    const view = new DataView(rawData.buffer);
    values.forEach((value, index) => {
      view.setBigInt64(8 * index, BigInt(value), true);
    });
    const dims = [values.length];
    this.initializers.push({ name: fullName, dims, dataType: int64.number, rawData });
    return fullName;
  }

  /** Adds a node that is the tensor from now on, and gives the name of what it gives. */
  node(
    operator: string,
    inputs: readonly string[],
    { part, attributes = [] }: NodeOptions = {},
  ): string {
    const name = part === undefined ? this.#layer : `${this.#layer}.${part}`;
    const output = this.#claim(part === undefined ? `${name}.output` : name);
    this.nodes.push({ name, operator, inputs, outputs: [output], attributes });
    this.#last = output;
    return output;
  }

  /** A float attribute. @throws {ArgumentError} when float32, which they all are, can't hold it. */
  float(name: string, value: number): AttributeMessage {
    return { name, type: "float", value: this.#requireFinite(name, value, Math.fround(value)) };
  }

  /** Gives what the last node gives the name of the graph's output. */
  finish(): void {
    if (this.#areChannelsFirst) this.#transpose("channels_last", [0, 2, 3, 1]);
    const last = this.nodes.pop();
    if (last !== undefined) this.nodes.push({ ...last, outputs: [this.#output] });
  }

  #transpose(part: string, order: readonly number[]): void {
    this.node("Transpose", [this.#last], {
      part,
      attributes: [{ name: "perm", type: "integers", value: order }],
    });
    this.#areChannelsFirst = !this.#areChannelsFirst;
  }

  #requireFinite(name: string, value: number, rounded = this.#rounded(value)): number {
    if (Number.isFinite(rounded)) return rounded;
    throw new ArgumentError({
      where: `${this.#where}, ${name}`,
      expected: "a number that float32 holds",
      received: String(value),
    });
  }

  #rounded(value: number): number {
    return this.dtype === "float32" ? Math.fround(value) : value;
  }

  #claim(name: string): string {
    if (!this.#names.has(name)) {
      this.#names.add(name);
      return name;
    }
    throw new ArgumentError({
      where: "writeOnnx, inputName and outputName",
      expected: "names that nothing else in the graph has",
      received: quoted(name),
    });
  }
}
