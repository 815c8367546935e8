import { scaleLinear, scaleLog } from "d3-scale";
import { logLabel, shortExponent, withoutCrowding, type Direction, type Tick } from "./ticks.js";

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
}

/**
 * An axis from `lowest` to `highest`, both of them values that have a place on it; a single value
 * gets some room on both sides.
 */
export function axisScale(lowest: number, highest: number, settings: AxisSettings): AxisScale {
  const domain = lowest === highest ? around(lowest, settings) : [lowest, highest];
  return settings.kind === "log" ? logAxis(domain, settings) : linearAxis(domain, settings);
}

/** Whether a value has a place on such an axis. */
export function hasPlace(value: number, kind: ScaleKind): boolean {
  return Number.isFinite(value) && (kind === "linear" || value > 0);
}

function around(value: number, { kind, wholeNumbers }: AxisSettings): [number, number] {
  if (kind === "log") return [value / 3, value * 3];
  if (wholeNumbers === true) return [value - 0.5, value + 0.5];
  const room = value === 0 ? 1 : Math.abs(value) / 10;
  return [value - room, value + room];
}

function linearAxis(domain: readonly number[], settings: AxisSettings): AxisScale {
  const { range, labelCount, wholeNumbers = false, nice = false } = settings;
  const scale = scaleLinear(domain, range);
  if (nice) scale.nice(labelCount);
  const largest = Math.max(...scale.domain().map(Math.abs));
  const extreme = largest >= 1e6 || largest < 1e-4;
  const format = scale.tickFormat(labelCount, extreme ? "~e" : wholeNumbers ? ",d" : undefined);
  const ticks = scale
    .ticks(labelCount)
    .filter((tick) => !wholeNumbers || Number.isInteger(tick))
    .map((tick) => ({ position: scale(tick), label: shortExponent(format(tick)) }));
  return {
    place: (value) => (Number.isFinite(value) ? scale(value) : Number.NaN),
    ticks: withoutCrowding(ticks, settings.direction),
  };
}

function logAxis(domain: readonly number[], settings: AxisSettings): AxisScale {
  const { range, labelCount } = settings;
  const scale = scaleLog(domain, range);
  const [low = 1, high = 1] = domain;
  // d3 labels powers of ten and their neighbours, and so next to nothing within a decade.
  const format = high / low < 10 ? logLabel : scale.tickFormat(labelCount);
  const ticks = scale.ticks(labelCount).map((tick) => ({
    position: scale(tick),
    label: format(tick) === "" ? "" : logLabel(tick),
  }));
  return {
    place: (value) => (hasPlace(value, "log") ? scale(value) : Number.NaN),
    ticks: withoutCrowding(ticks, settings.direction),
  };
}
