import { floatTypes, int64, type ElementType } from "../../element-types.js";
import { attributeTypes } from "../../protobuf/attribute-message.js";
import type { StoredNode } from "../../protobuf/node-message.js";
import type { StoredTensor } from "../../protobuf/tensor-message.js";
import { quoted } from "../../quoted.js";
import { nodeError } from "../node-error.js";
import { attributesByName, integers, readAttributes } from "../operators/read-attributes.js";
import type { Constant } from "../tensors/constant.js";

/**
 * What a node gives where that is known before the graph runs: `Constant`, and `Identity` and
 * `Transpose` of a matrix that is known itself.
 *
 * @param input The constant that the node takes, if it takes one.
 * @throws {FormatError} when its attributes are wrong.
 */
export function constantOf(node: StoredNode, input: Constant | undefined): Constant | undefined {
  if (node.operator === "Constant") return { tensor: valueOf(node), isTransposed: false };
  if (input === undefined) return undefined;
  if (node.operator === "Identity") return input;
  if (node.operator !== "Transpose" || input.tensor.dims.length !== 2) return undefined;
  const { perm } = readAttributes(node, { perm: integers([1, 0]) });
  return perm.join() === "1,0" ? { ...input, isTransposed: !input.isTransposed } : undefined;
}

function valueOf(node: StoredNode): StoredTensor {
  const [attribute, ...others] = attributesByName(node).values();
  const key = others.length === 0 ? attribute?.name : undefined;
  if (attribute?.tensor !== undefined && key === "value") return attribute.tensor;
  if (attribute?.type === attributeTypes.float && key === "value_float") {
    const write = (view: DataView): void => view.setFloat32(0, attribute.float, true);
    return tensorOf(node, floatTypes.float32, [], write);
  }
  if (attribute?.type === attributeTypes.integers && key === "value_ints") {
    return tensorOf(node, int64, [attribute.integers.length], (view) => {
      attribute.integers.forEach((value, index) => {
        view.setBigInt64(8 * index, BigInt(value), true);
      });
    });
  }
  const names = node.attributes.map(({ name }) => quoted(name));
  throw nodeError(
    node,
    "one attribute: value, value_float or value_ints",
    names.length === 0 ? "none" : names.slice(0, 8).join(", "),
  );
}

function tensorOf(
  { where }: StoredNode,
  { number, bytesPerElement }: ElementType,
  dims: readonly number[],
  write: (view: DataView) => void,
): StoredTensor {
  const elements = new Uint8Array((dims[0] ?? 1) * bytesPerElement);
  write(new DataView(elements.buffer));
  return { where, name: "", dims, dataType: number, isExternal: false, elements };
}
