/** Bits after the binary point. */
export const REFERENCE_BITS = 320n;

/**
 * ln x in units of 2^−320, its error below 2^−300, by another way than the library's: no table, the
 * atanh series over the whole mantissa, and ln 2 from the series at 1/3.
 */
export function exactLogarithm(x: number): bigint {
  let exponent = 0;
  let mantissa = x;
  for (; mantissa >= 1.5; exponent++) mantissa /= 2;
  for (; mantissa < 0.75; exponent--) mantissa *= 2;
  const scale = 2 ** 60;
  const numerator = BigInt(mantissa * scale) - BigInt(scale);
  const denominator = BigInt(mantissa * scale) + BigInt(scale);
  return 2n * (atanh(numerator, denominator) + BigInt(exponent) * atanh(1n, 3n));
}

/** `|value − ln x|` in units of `value`'s last place; an error beyond 0.5 by 2^−99 is above 0.5. */
export function errorInUnits(x: number, value: number): number {
  const unit = unitInTheLastPlace(value);
  const shift = 2 ** 100;
  // value and unit are multiples of 2^−110 wherever |ln x| ≥ 2^−53, so both conversions are exact.
  const fixed = BigInt(value * 2 ** 110) << (REFERENCE_BITS - 110n);
  const difference = fixed - exactLogarithm(x);
  const inUnits =
    (difference * BigInt(shift)) / (BigInt(unit * 2 ** 110) << (REFERENCE_BITS - 110n));
  const error = Math.abs(Number(inUnits) / shift);
  const beyondHalf = 2n * (inUnits < 0n ? -inUnits : inUnits) > BigInt(shift);
  return beyondHalf ? Math.max(error, 0.5 + 2 ** -53) : error;
}

function unitInTheLastPlace(value: number): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, Math.abs(value));
  return 2 ** ((bits.getUint32(0) >>> 20) - 1075);
}

function atanh(numerator: bigint, denominator: bigint): bigint {
  const ratio = (numerator << REFERENCE_BITS) / denominator;
  const square = (ratio * ratio) >> REFERENCE_BITS;
  let sum = 0n;
  let odd = 1n;
  for (let power = ratio; power !== 0n && power !== -1n; odd += 2n) {
    sum += power / odd;
    power = (power * square) >> REFERENCE_BITS;
  }
  return sum;
}
