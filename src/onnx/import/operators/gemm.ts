import { nodeError } from "../node-error.js";
import type { Constant } from "../tensors/constant.js";
import { addDense } from "./add-dense.js";
import type { OperatorReader } from "./operator-reader.js";
import { float, integer, readAttributes } from "./read-attributes.js";

/** `alpha · input · weights + beta · bias`, the weights transposed or not, as `Dense`. */
export const readGemm: OperatorReader = (node, builder) => {
  const { constants } = builder.graph;
  const attributes = { alpha: float(1), beta: float(1), transA: integer(0), transB: integer(0) };
  const { alpha, beta, transA, transB } = readAttributes(node, attributes);
  if (transA !== 0) {
    throw nodeError(node, "rows of samples, transA = 0", `transA = ${transA}`);
  }
  const [input, weightsName = "", biasName = "", ...others] = node.inputs;
  const weights = constants.get(weightsName);
  if (input !== builder.tensor || weights === undefined || others.length > 0) {
    throw nodeError(
      node,
      "the tensor of the samples, constant weights, and a constant bias",
      "other inputs",
    );
  }
  const bias = constants.get(biasName);
  if (biasName !== "" && bias === undefined) {
    throw nodeError(node, "a constant bias", "one that is computed");
  }
  addDense(
    node,
    builder,
    { constant: transB === 0 ? weights : transposed(weights), factor: alpha },
    bias && { constant: bias, factor: beta },
  );
  builder.passBy(node);
};

function transposed(constant: Constant): Constant {
  return { ...constant, isTransposed: !constant.isTransposed };
}
