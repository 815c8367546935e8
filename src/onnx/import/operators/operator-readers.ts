import { activationReaders } from "./activations.js";
import { readAdd, readDiv, readMul, readSub } from "./arithmetic.js";
import { readGemm } from "./gemm.js";
import { readMatMul } from "./mat-mul.js";
import type { OperatorReader } from "./operator-reader.js";
import { readCast, readDropout, readIdentity } from "./passing-operators.js";
import { readFlatten, readReshape } from "./shape-operators.js";

/** What reads a node, by the name of its operator. */
export const operatorReaders: ReadonlyMap<string, OperatorReader> = new Map(
  Object.entries({
    ...activationReaders,
    Add: readAdd,
    Cast: readCast,
    Div: readDiv,
    Dropout: readDropout,
    Flatten: readFlatten,
    Gemm: readGemm,
    Identity: readIdentity,
    MatMul: readMatMul,
    Mul: readMul,
    Reshape: readReshape,
    Sub: readSub,
  }),
);

/** What to do about operators that no layer stands for, where there is more to say than that. */
export const operatorFixes: ReadonlyMap<string, string> = new Map([
  ["BatchNormalization", "Fold it into the dense layer before it, and export that."],
  ["Conv", "Models of dense layers are read; those of images are written only."],
  ["Log", "Export the model without it: log-probabilities and probabilities have the same order."],
  ["LogSoftmax", "Export the model without it, or with Softmax: the classes are the same."],
  ["Shape", "Export the model with a Flatten in place of a shape that is computed."],
]);
