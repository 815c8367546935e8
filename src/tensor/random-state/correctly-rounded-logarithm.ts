import {
  buildLogarithmTable,
  FIRST_UPPER_ENTRY,
  fromFixed,
  logarithmOfRatio,
  RECIPROCAL_BITS,
  type LogarithmTable,
} from "./logarithm-table.js";

/** Relative error that the fast path never reaches: it is 2^−69 by its terms, 2^−70.5 as measured. */
const FAST_PATH_ERROR = 2 ** -67;

/** Veltkamp's constant: multiplying by it splits a double into halves of 26 bits. */
const SPLITTER = 2 ** 27 + 1;

const bits = new DataView(new ArrayBuffer(8));
let table: LogarithmTable | undefined;

/**
 * The natural logarithm, correctly rounded: the double nearest to the true value, for every double.
 *
 * `Math.log` is free to differ between engines, and no usual one rounds correctly throughout. Here
 * `x = 2^e · m`, `m · r = 1 + z` with a tabulated reciprocal `r` and |z| ≤ 2^−9 + 2^−17, and
 * `ln x = e · ln 2 − ln r + ln(1 + z)`. The large terms are added as pairs of doubles, with a
 * relative error below 2^−67; where that leaves two candidates (about one in 10,000 arguments), whole
 * numbers with 192 fractional bits decide. No double's logarithm is nearer than 2^−119 (relative)
 * to the middle between two doubles, and these err by less than 2^−130, so they always suffice.
 *
 * Zero gives −Infinity, negative numbers and NaN give NaN.
 *
 * Source of the bound: V. Lefèvre, J.-M. Muller, "Worst cases for correct rounding of the elementary
 * functions in double precision", ARITH-15 (2001). Of the pairs of doubles: T. J. Dekker, "A
 * floating-point technique for extending the available precision" (1971).
 */
export function correctlyRoundedLogarithm(x: number): number {
  if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x > 0 ? x : NaN;
  table ??= buildLogarithmTable();
  const subnormal = x < 2 ** -1022;
  bits.setFloat64(0, subnormal ? x * 2 ** 54 : x);
  const upper = bits.getUint32(0);
  const fraction = upper & 0xfffff;
  const lower = bits.getUint32(4);
  const entry = ((fraction >>> 11) + 1) >>> 1;
  const exponent =
    (upper >>> 20) - 1023 - (subnormal ? 54 : 0) + (entry < FIRST_UPPER_ENTRY ? 0 : 1);

  // Both products are exact: a mantissa's half has at most 32 bits, a reciprocal 17.
  const reciprocal = table.reciprocal[entry] ?? 0;
  const upperPart = (1 + fraction * 2 ** -20) * reciprocal - 1;
  const lowerPart = lower * 2 ** -52 * reciprocal;
  const z = upperPart + lowerPart;
  const recovered = z - upperPart;
  const zError = upperPart - (z - recovered) + (lowerPart - recovered);

  const square = z * z;
  const scaled = z * SPLITTER;
  const head = scaled - (scaled - z);
  const tail = z - head;
  const squareError = head * head - square + 2 * head * tail + tail * tail;
  const series =
    square * z * (1 / 3 - z * (1 / 4 - z * (1 / 5 - z * (1 / 6 - z * (1 / 7 - z * (1 / 8))))));

  // Each sum's first term is zero or the greater one, so the differences are its exact errors.
  const tableTerm = table.high[entry] ?? 0;
  const exponentTerm = exponent * table.ln2High;
  const first = exponentTerm + tableTerm;
  const firstError = tableTerm - (first - exponentTerm);
  const second = first + z;
  const secondError = z - (second - first);
  const third = second - square / 2;
  const thirdError = second - third - square / 2;
  const small =
    series +
    (zError * (1 - z) - squareError / 2) +
    (exponent * table.ln2Low + (table.low[entry] ?? 0)) +
    (firstError + secondError + thirdError);
  const high = third + small;
  const low = third - high + small;
  const margin = high * FAST_PATH_ERROR;
  const candidate = high + (low + margin);
  if (candidate === high + (low - margin)) return candidate;
  return decide(table, exponent, entry, fraction, lower);
}

function decide(
  { exact, exactLn2, reciprocal }: LogarithmTable,
  exponent: number,
  entry: number,
  fraction: number,
  lower: number,
): number {
  const mantissa = BigInt(2 ** 20 + fraction) * 2n ** 32n + BigInt(lower);
  const product = mantissa * BigInt((reciprocal[entry] ?? 0) * 2 ** RECIPROCAL_BITS);
  const remainder = logarithmOfRatio(product, 2n ** BigInt(52 + RECIPROCAL_BITS));
  return fromFixed(BigInt(exponent) * exactLn2 + (exact[entry] ?? 0n) + remainder);
}
