import { minus, plus, point, zero } from "./csv-bytes.js";

/**
 * The double nearest to the decimal number that `bytes` hold from `start` up to `end`.
 *
 * A number is digits with an optional sign, decimal point and exponent: `-12.5e-3`.
 *
 * @returns NaN when they hold no number, and an infinity when it is too large for a double.
 */
export function parseDecimal(bytes: Uint8Array, start: number, end: number): number {
  const sign = bytes[start];
  const digitsStart = start < end && (sign === minus || sign === plus) ? start + 1 : start;
  let significand = 0;
  let digits = 0;
  let pointPosition = -1;
  let position = digitsStart;
  for (; position < end; position++) {
    const byte = bytes[position] as number;
    if (isDigit(byte)) {
      significand = significand * 10 + (byte - zero);
      digits++;
    } else if (byte === point && pointPosition === -1) {
      pointPosition = position;
    } else {
      break;
    }
  }
  if (digits === 0) return Number.NaN;
  const fractionDigits = pointPosition === -1 ? 0 : position - pointPosition - 1;
  const exponent = position === end ? 0 : parseExponent(bytes, position, end);
  if (Number.isNaN(exponent)) return Number.NaN;
  const magnitude = scale(significand, exponent - fractionDigits);
  if (Number.isNaN(magnitude)) return Number(decimalText(bytes, start, end));
  return digitsStart > start && sign === minus ? -magnitude : magnitude;
}

/** The text of a decimal number, which is ASCII. */
export function decimalText(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end));
}

/** `e`, an optional sign, and digits up to `end`; NaN when that is not what stands there. */
function parseExponent(bytes: Uint8Array, start: number, end: number): number {
  // Letters differ from their capitals in this one bit.
  if (((bytes[start] as number) | 0x20) !== smallE) return Number.NaN;
  const sign = bytes[start + 1];
  const hasSign = start + 1 < end && (sign === minus || sign === plus);
  const digitsStart = hasSign ? start + 2 : start + 1;
  if (digitsStart >= end) return Number.NaN;
  let exponent = 0;
  for (let index = digitsStart; index < end; index++) {
    const byte = bytes[index] as number;
    if (!isDigit(byte)) return Number.NaN;
    exponent = exponent * 10 + (byte - zero);
  }
  return hasSign && sign === minus ? -exponent : exponent;
}

/**
 * `significand · 10^exponent`, correctly rounded because both factors are exact and one operation
 * joins them; NaN when one of them is not.
 *
 * Source: Clinger, "How to Read Floating Point Numbers Accurately", 1990.
 */
function scale(significand: number, exponent: number): number {
  if (significand > Number.MAX_SAFE_INTEGER) return Number.NaN;
  if (exponent === 0) return significand;
  const power = exactPowersOfTen[Math.abs(exponent)];
  if (power === undefined) return Number.NaN;
  return exponent < 0 ? significand / power : significand * power;
}

function isDigit(byte: number): boolean {
  return byte >= zero && byte <= zero + 9;
}

const smallE = 0x65;

/** 10⁰ to 10²²: the powers of ten that a double holds exactly. */
const exactPowersOfTen = Float64Array.from({ length: 23 }, (_, exponent) =>
  Number(`1e${exponent}`),
);
