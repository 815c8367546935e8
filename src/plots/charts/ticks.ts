import { fontSize, textWidth } from "../svg/text.js";

/** Which way an axis runs. */
export type Direction = "horizontal" | "vertical";

/** A labelled place on an axis; without a text it is a small mark between others. */
export interface Tick {
  readonly position: number;
  readonly label: string;
  /** Where labels would touch, that of the tick with the greatest stays. Default: 0. */
  readonly roundness?: number;
}

/**
 * `0.001`, `20`, `1e−7`: a number of at most 14 digits, without the noise of its last bits.
 *
 * @param shift Exponent of the power of ten that the number counts.
 */
export function logLabel(value: number, shift = 0): string {
  const rounded = Number(value.toPrecision(14));
  const isPlain = shift === 0 && rounded >= 1e-3 && rounded < 1e5;
  return isPlain ? String(rounded) : shortExponent(rounded.toExponential(), shift);
}

/**
 * `1e9` and `1e−9`, with the minus sign that other numbers have, and `0` without an exponent.
 *
 * @param shift Exponent of the power of ten that the number counts.
 */
export function shortExponent(label: string, shift = 0): string {
  const [digits = "", own] = label.split("e");
  if (own === undefined) return label;
  const exponent = Number(digits) === 0 ? 0 : Number(own) + shift;
  if (exponent === 0) return digits;
  return `${digits}e${exponent < 0 ? "−" : ""}${Math.abs(exponent)}`;
}

/** The same ticks; of labels that would touch, the rounder number's stays, else the first. */
export function withoutCrowding(ticks: readonly Tick[], direction: Direction): Tick[] {
  const extent = ({ label }: Tick): number =>
    direction === "vertical" ? lineHeight : textWidth(label, fontSize) + leastGap;
  const kept: Tick[] = [];
  for (const tick of ticks.filter(({ label }) => label !== "").sort(byRoundness)) {
    const touches = kept.some(
      (other) => Math.abs(tick.position - other.position) < (extent(tick) + extent(other)) / 2,
    );
    if (!touches) kept.push(tick);
  }
  return ticks.map((tick) => (kept.includes(tick) ? tick : { ...tick, label: "" }));
}

/** Of labels one above the other, and between those side by side, in pixels. */
const lineHeight = 15;
const leastGap = 6;

/** Rounder numbers first; `sort` leaves others in their order. */
function byRoundness(left: Tick, right: Tick): number {
  return (right.roundness ?? 0) - (left.roundness ?? 0);
}

/** On a log axis powers of ten are rounder than their doubles and halves, and those than the rest. */
export function roundnessOf(value: number): number {
  const mantissa = Number(value.toExponential(6).split("e")[0]);
  return mantissa === 1
    ? 3
    : mantissa === 2 || mantissa === 5
      ? 2
      : Number.isInteger(mantissa)
        ? 1
        : 0;
}
