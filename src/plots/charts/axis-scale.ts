import { scaleLinear, scaleLog } from "d3-scale";
import {
  logLabel,
  roundnessOf,
  shortExponent,
  withoutCrowding,
  type Direction,
  type Tick,
} from "./ticks.js";

/** How an axis maps values to positions. */
export type ScaleKind = "linear" | "log";

/** An axis: where values stand, and what is written beside it. */
export interface AxisScale {
  /** Position in pixels; NaN for a value that has none: not finite, or not above 0 on a log axis. */
  place(value: number): number;
  readonly ticks: readonly Tick[];
}

/** What an axis must show, and where. */
export interface AxisSettings {
  readonly kind: ScaleKind;
  /** Positions of the smallest and the largest value. */
  readonly range: readonly [number, number];
  /** Which way it runs: labels stand below a horizontal axis, beside a vertical one. */
  readonly direction: Direction;
  /** About how many labels there is room for. */
  readonly labelCount: number;
  /** Only whole numbers get a label: epochs. */
  readonly wholeNumbers?: boolean;
  /** Ends at round numbers. */
  readonly nice?: boolean;
  /** Where room and round numbers end, on a linear axis: 0 and 100 for shares in per cent. */
  readonly bounds?: readonly [number, number];
}

/**
 * An axis from `lowest` to `highest`, both of them values that have a place on it; a single value
 * gets some room on both sides, and so do values that differ by rounding alone.
 */
export function axisScale(lowest: number, highest: number, settings: AxisSettings): AxisScale {
  const exponent = unitExponent(lowest, highest, settings);
  const unit = Number(`1e${exponent}`);
  const wholeNumbers = settings.wholeNumbers === true && exponent === 0;
  const [least, most] = settings.bounds ?? unbounded;
  const bounds = [Math.min(least, lowest) / unit, Math.max(most, highest) / unit] as const;
  const scaled = { ...settings, wholeNumbers, bounds };
  const domain = domainOf(lowest / unit, highest / unit, scaled);
  const axis = { log: logAxis, linear: linearAxis }[settings.kind](domain, scaled, exponent);
  return {
    place: (value) => {
      if (!hasPlace(value, settings.kind)) return Number.NaN;
      const position = axis.place(value / unit);
      return Math.min(farthest, Math.max(-farthest, position));
    },
    ticks: withoutCrowding(axis.ticks, settings.direction),
  };
}

/** Whether a value has a place on such an axis. */
export function hasPlace(value: number, kind: ScaleKind): boolean {
  return Number.isFinite(value) && (kind === "linear" || value > 0);
}

const unbounded = [-Infinity, Infinity] as const;

/** Values far beyond a given range are placed here, in pixels, as renderers count in float32. */
const farthest = 1e6;

/** Values nearer to each other, relative to their size, are one: labels would have too many digits. */
const resolution = 1e-11;

/**
 * The power of ten that an axis counts in: 0, or where products and differences of the values could
 * overflow or lose digits, one that brings them near 1.
 */
function unitExponent(lowest: number, highest: number, settings: AxisSettings): number {
  const largest = Math.max(Math.abs(lowest), Math.abs(highest));
  const isWide = settings.kind === "log" && lowest <= 1 && highest >= 1;
  const size = settings.kind === "log" && lowest > 1 ? lowest : largest;
  const isUsual = size >= leastPlain && size < (settings.wholeNumbers === true ? 1e15 : mostPlain);
  return isWide || size === 0 || isUsual ? 0 : Math.max(-300, Math.floor(Math.log10(size)));
}

/** Where a linear axis's largest number lies that is written without an exponent. */
const leastPlain = 1e-4;
const mostPlain = 1e6;

function domainOf(lowest: number, highest: number, settings: AxisSettings): [number, number] {
  const magnitude = Math.max(Math.abs(lowest), Math.abs(highest));
  const isOne = highest - lowest <= magnitude * resolution;
  return isOne ? around(lowest, settings) : [lowest, highest];
}

function around(value: number, { kind, wholeNumbers }: AxisSettings): [number, number] {
  if (kind === "log") return [value / 3, value * 3];
  const magnitude = Math.abs(value);
  const isCountable = wholeNumbers === true && magnitude < 1 / resolution;
  const room = isCountable ? 0.5 : value === 0 ? 1 : magnitude / 10;
  return [value - room, value + room];
}

/** An axis of values in units of a power of ten. */
type Axis = (domain: [number, number], settings: AxisSettings, exponent: number) => AxisScale;

const linearAxis: Axis = (domain, settings, exponent) => {
  const { range, labelCount, wholeNumbers = false, nice = false, bounds = unbounded } = settings;
  const scale = scaleLinear(domain, range);
  if (nice) scale.nice(labelCount);
  const [least, most] = bounds;
  scale.domain(scale.domain().map((end) => Math.min(most, Math.max(least, end))));
  const largest = Math.max(...scale.domain().map(Math.abs));
  const isExtreme = exponent !== 0 || largest >= mostPlain || largest < leastPlain;
  const format = scale.tickFormat(labelCount, isExtreme ? "~e" : wholeNumbers ? ",d" : undefined);
  const ticks = scale
    .ticks(labelCount)
    .filter((tick) => !wholeNumbers || Number.isInteger(tick))
    .map((tick) => ({ position: scale(tick), label: shortExponent(format(tick), exponent) }));
  return { place: scale, ticks };
};

const logAxis: Axis = (domain, { range, labelCount }, exponent) => {
  const scale = scaleLog(domain, range);
  const [low, high] = domain;
  const label = (tick: number): string => logLabel(tick, exponent);
  // d3 labels powers of ten and their neighbours, and so next to nothing within a decade.
  const format = high / low < 10 ? label : scale.tickFormat(labelCount);
  const ticks = scale.ticks(labelCount).map((tick) => ({
    position: scale(tick),
    label: format(tick) === "" ? "" : label(tick),
    roundness: roundnessOf(tick),
  }));
  return { place: scale, ticks };
};
