/**
 * The numbers of IEEE 754 half precision, each exactly, a NaN with its payload.
 *
 * @param bytes Two for each number.
 */
export function decodeFloat16(bytes: Uint8Array, littleEndian: boolean): Float32Array {
  const halves = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const singles = new Uint32Array(bytes.length / 2);
  for (let index = 0; index < singles.length; index++) {
    singles[index] = singleBits(halves.getUint16(2 * index, littleEndian));
  }
  return new Float32Array(singles.buffer);
}

/** The bits of half-precision numbers, each the nearest to its element; ties go to the even one. */
export function encodeFloat16(singles: Float32Array): Uint16Array {
  const bits = new Uint32Array(singles.buffer, singles.byteOffset, singles.length);
  return Uint16Array.from(bits, halfBits);
}

/** Bits between the fractions of the two formats. */
const fractionShift = 13;

/** The difference between the biases of the two exponents, 127 − 15. */
const biasDifference = 112;

const singleInfinity = 0x7f80_0000;
const halfInfinity = 0x7c00;

function singleBits(half: number): number {
  const sign = (half & 0x8000) << 16;
  const exponent = (half >>> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0x1f) return sign | singleInfinity | (fraction << fractionShift);
  if (exponent !== 0) {
    return sign | ((exponent + biasDifference) << 23) | (fraction << fractionShift);
  }
  if (fraction === 0) return sign;
  // A subnormal half is a normal single: its leading one moves to bit 10, where it is implied.
  const shift = Math.clz32(fraction) - 21;
  const normalized = (fraction << shift) & 0x3ff;
  return sign | ((biasDifference + 1 - shift) << 23) | (normalized << fractionShift);
}

function halfBits(single: number): number {
  const sign = (single >>> 16) & 0x8000;
  const magnitude = single & 0x7fff_ffff;
  if (magnitude > singleInfinity) return sign | notANumber(magnitude);
  if (magnitude >= smallestBeyondHalf) return sign | halfInfinity;
  if (magnitude >= smallestNormalHalf) {
    // A carry out of the fraction goes into the exponent, up to infinity, as it should.
    return sign | shiftRounded(magnitude - (biasDifference << 23), fractionShift);
  }
  const exponent = magnitude >>> 23;
  const shift = 126 - exponent;
  if (shift > 24) return sign;
  return sign | shiftRounded((magnitude & 0x7f_ffff) | 0x80_0000, shift);
}

/** 2¹⁶ as single. */
const smallestBeyondHalf = 0x4780_0000;

/** 2⁻¹⁴ as single. */
const smallestNormalHalf = 0x3880_0000;

/** Keeps what fits of the payload, and at least one bit of it: without any it were infinity. */
function notANumber(magnitude: number): number {
  const payload = (magnitude & 0x7f_ffff) >>> fractionShift;
  return halfInfinity | (payload === 0 ? 1 : payload);
}

function shiftRounded(value: number, shift: number): number {
  const quotient = value >>> shift;
  const rest = value & (2 ** shift - 1);
  const half = 2 ** (shift - 1);
  const roundsUp = rest > half || (rest === half && (quotient & 1) === 1);
  return roundsUp ? quotient + 1 : quotient;
}
