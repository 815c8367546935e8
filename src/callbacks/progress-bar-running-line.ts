import { drawBar, type BarStyle } from "../terminal/draw-bar.js";
import { fitParts, joinParts, lineWidth, type Part } from "../terminal/fit-parts.js";
import { formatTimeLeft } from "../terminal/format-duration.js";
import { countText, epochText, metricText, rateText, speedText } from "./progress-bar-parts.js";

/** An epoch that is under way. */
export interface RunningEpoch {
  readonly epoch: number;
  readonly epochs: number;
  /** Batches done. */
  readonly batch: number;
  /** Batches of an epoch, where they are known. */
  readonly batches: number | undefined;
  /** NaN before the first batch. */
  readonly loss: number;
  /** Metrics by name; what is NaN is left out. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly learningRate: number;
  readonly samplesPerSecond: number;
  readonly secondsLeft: number | undefined;
  /** How training ended within the epoch. */
  readonly ending?: string;
}

const barWidths = { narrowest: 5, usual: 10, widest: 40 } as const;

/**
 * `Epoch 3/10 ━━━━━╸──── 312/469 loss 0.1234 accuracy 96.41 % rate 0.1 412k samples/s
 * 0:42 left`, in so many columns; without the bar where it has no style or nobody knows how many batches there will be.
 */
export function runningLine(
  running: RunningEpoch,
  columns: number,
  style: BarStyle | undefined,
): string {
  const { epoch, epochs, batch, batches, loss, learningRate, samplesPerSecond } = running;
  // A sampler that gives more than it said doesn't know.
  const isCounted = batches !== undefined && batch <= batches;
  const hasBar = style !== undefined && isCounted;
  const [epochPart = "", barPlace = "", ...others] = fitParts(
    [
      [{ text: epochText(epoch, epochs), importance: 9 }],
      hasBar ? barPlaces : [],
      [{ text: batchText(batch, isCounted ? batches : undefined), importance: 6 }],
      Number.isNaN(loss) ? [] : [{ text: metricText("loss", loss), importance: 8 }],
      ...metricParts(running.metrics),
      [{ text: rateText(learningRate), importance: 0 }],
      [{ text: speedText(samplesPerSecond), importance: 1 }],
      [{ text: endingText(running), importance: 7 }],
    ],
    columns,
  );
  if (!hasBar || barPlace === "") return joinParts([epochPart, ...others]);
  const spare = columns - lineWidth([epochPart, barPlace, ...others]);
  const bar = drawBar(batch / batches, Math.min(barWidths.widest, barPlace.length + spare), style);
  return joinParts([epochPart, bar, ...others]);
}

/** Hold the bar's room until it is known how much is left. */
const barPlaces: Part = [
  { text: "=".repeat(barWidths.narrowest), importance: 4 },
  { text: "=".repeat(barWidths.usual), importance: 3 },
];

function metricParts(metrics: Readonly<Record<string, number>>): Part[] {
  return Object.entries(metrics)
    .filter(([, value]) => !Number.isNaN(value))
    .map(([name, value]) => [
      { text: metricText(name, value), importance: name === "accuracy" ? 5 : 2 },
    ]);
}

function batchText(batch: number, batches: number | undefined): string {
  return batches === undefined ? `batch ${batch}` : countText(batch, batches);
}

function endingText({ ending, secondsLeft }: RunningEpoch): string {
  if (ending !== undefined) return ending;
  return secondsLeft === undefined ? "" : `${formatTimeLeft(secondsLeft)} left`;
}
