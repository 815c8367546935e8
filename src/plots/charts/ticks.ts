import { fontSize, textWidth } from "../svg/text.js";

/** Which way an axis runs. */
export type Direction = "horizontal" | "vertical";

/** A labelled place on an axis; without a text it is a small mark between others. */
export interface Tick {
  readonly position: number;
  readonly label: string;
}

/** `0.001`, `20`, `1e−7`: a number of at most 12 digits, without the noise of its last bits. */
export function logLabel(value: number): string {
  const rounded = Number(value.toPrecision(12));
  const plain = rounded >= 1e-3 && rounded < 1e5;
  return plain ? String(rounded) : shortExponent(rounded.toExponential());
}

/** `1e9` and `1e−9`, with the minus sign that other numbers have, and `0` without an exponent. */
export function shortExponent(label: string): string {
  return label.replace(/e\+0$/, "").replace("e+", "e").replace("e-", "e−");
}

/** The same ticks; one whose label would touch the label before it loses its own. */
export function withoutCrowding(ticks: readonly Tick[], direction: Direction): Tick[] {
  const extent = (label: string): number =>
    direction === "vertical" ? fontSize : textWidth(label, fontSize) + 4;
  let last: Tick | undefined;
  return ticks.map((tick) => {
    if (tick.label === "") return tick;
    const distance = last === undefined ? Infinity : Math.abs(tick.position - last.position);
    if (distance < (extent(tick.label) + extent(last?.label ?? "")) / 2)
      return { ...tick, label: "" };
    last = tick;
    return tick;
  });
}
