import { ArgumentError } from "../../errors/index.js";
import type { Conv2D, Pool2D, Windows } from "../../layers/index.js";
import type { AttributeMessage } from "../protobuf/attribute-message.js";
import type { GraphBuilder } from "./graph-builder.js";

/** `Conv` of images whose channels come first, and of weights `[filters, channels, height, width]`. */
export function writeConv2D({ weights, bias, windows }: Conv2D, graph: GraphBuilder): void {
  const inputs = [graph.images, graph.constant("weights", weights.value.transpose(3, 2, 0, 1))];
  if (bias !== undefined) inputs.push(graph.constant("bias", bias.value));
  graph.node("Conv", inputs, { attributes: attributesOf(windows) });
}

/**
 * A pooling operator, of images whose channels come first.
 *
 * @throws {ArgumentError} for padding `"same"` with strides beyond the window: in images of some sizes the last
 * window would end before the image does, which ONNX's formula turns into a padding below zero.
 */
export function writePool(operator: string, { windows }: Pool2D, graph: GraphBuilder): void {
  const { size, strides, padding } = windows;
  if (padding === "same" && (strides[0] > size[0] || strides[1] > size[1])) {
    throw new ArgumentError({
      where: `${graph.where}, strides`,
      expected: `at most the window's ${size.join(" × ")} where padding is "same", as ONNX has no other`,
      received: strides.join(" × "),
      fix: 'Give the layer padding "valid", or a larger window.',
    });
  }
  graph.node(operator, [graph.images], { attributes: attributesOf(windows) });
}

/** Padding `"same"` has an odd zero below and to the right, as `SAME_UPPER`. */
function attributesOf({ size, strides, padding }: Windows): readonly AttributeMessage[] {
  const attributes: AttributeMessage[] = [
    { name: "kernel_shape", type: "integers", value: size },
    { name: "strides", type: "integers", value: strides },
  ];
  return padding === "same"
    ? [{ name: "auto_pad", type: "text", value: "SAME_UPPER" }, ...attributes]
    : attributes;
}
