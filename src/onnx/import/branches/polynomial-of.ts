import type { StoredNode } from "../../protobuf/node-message.js";
import type { Constant } from "../tensors/constant.js";
import { scalarOf } from "../tensors/constant.js";
import { innerFunction } from "./known-functions.js";
import { number, numberOf, product, sum, type Polynomial } from "./polynomial.js";

/** What the inputs of a node may be. */
export interface Operands {
  /** Tensors within the branches, by name. */
  readonly values: ReadonlyMap<string, Polynomial>;
  readonly constants: ReadonlyMap<string, Constant>;
}

/** What a node gives, as a polynomial of the tensor before the branches; `undefined` where it is none that is known. */
export function polynomialOf(
  { operator, inputs }: StoredNode,
  { values, constants }: Operands,
  tolerance: number,
): Polynomial | undefined {
  const [left, right, ...others] = inputs.map((name) => {
    const constant = constants.get(name);
    if (constant === undefined) return values.get(name);
    const value = scalarOf(constant, 2);
    return value === undefined ? undefined : number(value);
  });
  if (left === undefined || others.length > 0) return undefined;
  if (inputs.length === 1) {
    return operator === "Identity" ? left : innerFunction(operator, left, tolerance);
  }
  return right && combine(operator, left, right);
}

function combine(operator: string, left: Polynomial, right: Polynomial): Polynomial | undefined {
  const value = numberOf(right);
  switch (operator) {
    case "Add":
      return sum(left, right);
    case "Sub":
      return sum(
        left,
        new Map([...right].map(([factors, coefficient]) => [factors, -coefficient])),
      );
    case "Mul":
      return product(left, right);
    case "Div":
      return value === undefined ? undefined : product(left, number(1 / value));
    case "Pow":
      return value === undefined ? undefined : power(left, value);
    default:
      return undefined;
  }
}

function power(base: Polynomial, exponent: number): Polynomial | undefined {
  if (exponent !== 2 && exponent !== 3) return undefined;
  const square = product(base, base);
  return exponent === 2 ? square : square && product(square, base);
}
