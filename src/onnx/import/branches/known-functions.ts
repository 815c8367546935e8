import { GELU, SiLU } from "../../../activations/index.js";
import type { AnyLayer } from "../../../models/index.js";
import { factor, isClose, type Polynomial } from "./polynomial.js";

/** Functions of one number within GELU and SiLU, by operator: what they must be taken of, for `x`. */
const innerFunctions: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  Sigmoid: { x: 1 },
  Erf: { x: Math.SQRT1_2 },
  Tanh: { x: Math.sqrt(2 / Math.PI), "x·x·x": Math.sqrt(2 / Math.PI) * 0.044715 },
};

/** Activations that are spelled out over several nodes, with their polynomials. */
const activations: readonly {
  readonly terms: Readonly<Record<string, number>>;
  readonly make: () => AnyLayer;
}[] = [
  { terms: { "Sigmoid·x": 1 }, make: () => new SiLU() },
  { terms: { x: 0.5, "Erf·x": 0.5 }, make: () => new GELU() },
  { terms: { x: 0.5, "Tanh·x": 0.5 }, make: () => new GELU({ approximate: "tanh" }) },
];

/** A function of a polynomial as a factor of its own, if that is what an activation has within it. */
export function innerFunction(
  operator: string,
  argument: Polynomial,
  tolerance: number,
): Polynomial | undefined {
  const expected = innerFunctions[operator];
  const isKnown = expected !== undefined && isClose(argument, expected, tolerance);
  return isKnown ? factor(operator) : undefined;
}

/** The activation that a polynomial is, if it is one. */
export function activationOf(polynomial: Polynomial, tolerance: number): AnyLayer | undefined {
  return activations.find(({ terms }) => isClose(polynomial, terms, tolerance))?.make();
}
