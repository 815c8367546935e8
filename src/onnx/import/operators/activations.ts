import {
  ELU,
  GELU,
  LeakyReLU,
  ReLU,
  Sigmoid,
  SiLU,
  Softmax,
  Softplus,
  Tanh,
} from "../../../activations/index.js";
import type { AnyLayer } from "../../../models/index.js";
import type { StoredNode } from "../../protobuf/node-message.js";
import { quoted } from "../../quoted.js";
import { nodeError } from "../node-error.js";
import { shortestDecimal } from "../shortest-decimal.js";
import type { OperatorReader } from "./operator-reader.js";
import { float, integer, readAttributes, text } from "./read-attributes.js";
import { requireInputs } from "./require-inputs.js";

/** Operators of one tensor that are activations. */
export const activationReaders: Readonly<Record<string, OperatorReader>> = {
  Elu: activation((node) => new ELU({ alpha: readAlpha(node, 1) })),
  Gelu: activation(readGelu),
  LeakyRelu: activation((node) => new LeakyReLU({ slope: readAlpha(node, 0.01) })),
  Relu: activation((node) => plain(node, new ReLU())),
  Sigmoid: activation((node) => plain(node, new Sigmoid())),
  Softmax: activation(readSoftmax),
  Softplus: activation((node) => plain(node, new Softplus())),
  Swish: activation(readSwish),
  Tanh: activation((node) => plain(node, new Tanh())),
};

function activation(read: (node: StoredNode, opset: number) => AnyLayer): OperatorReader {
  return (node, builder) => {
    builder.floatType(node);
    requireInputs(node, builder, 1);
    const layer = read(node, builder.opset);
    if (layer instanceof Softmax) builder.shape.requireRows(node.where);
    builder.add(layer);
    builder.passBy(node);
  };
}

function plain(node: StoredNode, layer: AnyLayer): AnyLayer {
  readAttributes(node, {});
  return layer;
}

function readAlpha(node: StoredNode, standard: number): number {
  const { alpha } = readAttributes(node, { alpha: float(Math.fround(standard)) });
  if (Number.isFinite(alpha) && alpha >= 0) return shortestDecimal(alpha);
  throw nodeError(node, "a finite alpha of at least 0", String(alpha));
}

function readGelu(node: StoredNode): AnyLayer {
  const { approximate } = readAttributes(node, { approximate: text("none") });
  if (approximate === "none" || approximate === "tanh") return new GELU({ approximate });
  throw nodeError(node, 'approximate = "none" or "tanh"', quoted(approximate));
}

function readSwish(node: StoredNode): AnyLayer {
  const { alpha } = readAttributes(node, { alpha: float(1) });
  if (alpha === 1) return new SiLU();
  throw nodeError(node, "alpha = 1, as SiLU has it", String(alpha));
}

/** Up to version 12, all dims from `axis` on are one; for rows, that is the same. */
function readSoftmax(node: StoredNode, opset: number): AnyLayer {
  const { axis } = readAttributes(node, { axis: integer(opset < 13 ? 1 : -1) });
  if (axis === 1 || axis === -1) return new Softmax();
  throw nodeError(node, "the classes of each row, axis = 1 or −1", `axis = ${axis}`);
}
