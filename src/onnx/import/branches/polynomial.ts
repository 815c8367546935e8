/**
 * A sum of products, such as `0.5 · x + 0.5 · x · erf`: coefficients by the factors of each product,
 * sorted and joined as `"erf·x"`; the constant term has the key `""`.
 */
export type Polynomial = ReadonlyMap<string, number>;

/** Products with more factors, or sums with more terms, are part of no function that is known. */
const mostFactors = 4;
const mostTerms = 8;

/** A single factor, with coefficient 1. */
export function factor(name: string): Polynomial {
  return new Map([[name, 1]]);
}

/** A number. */
export function number(value: number): Polynomial {
  return new Map([["", value]]);
}

export function sum(left: Polynomial, right: Polynomial): Polynomial | undefined {
  const terms = new Map(left);
  for (const [factors, coefficient] of right) {
    terms.set(factors, (terms.get(factors) ?? 0) + coefficient);
  }
  return bounded(terms);
}

export function product(left: Polynomial, right: Polynomial): Polynomial | undefined {
  const terms = new Map<string, number>();
  for (const [leftFactors, leftCoefficient] of left) {
    for (const [rightFactors, rightCoefficient] of right) {
      const factors = [...factorsOf(leftFactors), ...factorsOf(rightFactors)].sort();
      const key = factors.join("·");
      terms.set(key, (terms.get(key) ?? 0) + leftCoefficient * rightCoefficient);
    }
  }
  return bounded(terms);
}

/** The number that a polynomial is, if it is one. */
export function numberOf(polynomial: Polynomial): number | undefined {
  return polynomial.size === 1 ? polynomial.get("") : undefined;
}

/**
 * Whether two polynomials have the same terms, each coefficient within `tolerance`, relative, of the
 * expected one.
 */
export function isClose(
  polynomial: Polynomial,
  expected: Readonly<Record<string, number>>,
  tolerance: number,
): boolean {
  const terms = Object.entries(expected);
  return (
    terms.length === polynomial.size &&
    terms.every(([factors, coefficient]) => {
      const found = polynomial.get(factors) ?? 0;
      return Math.abs(found - coefficient) <= tolerance * Math.abs(coefficient);
    })
  );
}

function factorsOf(key: string): string[] {
  return key === "" ? [] : key.split("·");
}

function bounded(terms: Map<string, number>): Polynomial | undefined {
  const isSmall =
    terms.size <= mostTerms &&
    [...terms.keys()].every((key) => factorsOf(key).length <= mostFactors);
  return isSmall ? terms : undefined;
}
