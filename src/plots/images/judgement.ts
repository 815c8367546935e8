import { className } from "../classes/read-classes.js";
import { captionedWidth } from "./tile-layout.js";
import type { Verdict } from "./verdict.js";

/** What is known of an image: its label and its prediction. */
export interface Judgement {
  readonly row: number;
  readonly label?: string;
  readonly prediction?: string;
  /** Only where both are known. */
  readonly verdict?: Verdict;
}

/** Judges one row by the classes of all. */
export function judge(
  row: number,
  labels: Int32Array | undefined,
  predictions: Int32Array | undefined,
  names: readonly string[] | undefined,
): Judgement {
  const label = labels?.[row];
  const prediction = predictions?.[row];
  return {
    row,
    ...(label === undefined ? {} : { label: className(label, names) }),
    ...(prediction === undefined ? {} : { prediction: className(prediction, names) }),
    ...(label === undefined || prediction === undefined
      ? {}
      : { verdict: label === prediction ? "right" : "wrong" }),
  };
}

/** Captions of all tiles, all on one line where the longest has room, else on two. */
export function captions(judgements: readonly Judgement[], tileWidth: number): string[][] {
  const parts = judgements.map(captionParts);
  const isNarrow = parts.some((words) => captionedWidth(words.join(" ")) > tileWidth);
  return isNarrow ? parts : parts.map((words) => (words.length === 0 ? [] : [words.join(" ")]));
}

/** Width of tiles that have room for their captions on two lines, within reason. */
export function widthForCaptions(judgements: readonly Judgement[], least: number): number {
  const widest = judgements
    .flatMap(captionParts)
    .reduce((width, text) => Math.max(width, captionedWidth(text)), least);
  return Math.min(widest, Math.max(least, widestCaption));
}

/** A sentence on the image: `Image 3: predicted 4, labelled 7`. */
export function hint({ row, label, prediction }: Judgement): string {
  const known = [
    ...(prediction === undefined ? [] : [`predicted ${prediction}`]),
    ...(label === undefined ? [] : [`labelled ${label}`]),
  ];
  return known.length === 0 ? `Image ${row}` : `Image ${row}: ${known.join(", ")}`;
}

/** `4 (7)` for a 7 that was predicted to be a 4; otherwise the class that is known. */
function captionParts({ label, prediction, verdict }: Judgement): string[] {
  if (verdict === "wrong") return [prediction ?? "", `(${label})`];
  const known = prediction ?? label;
  return known === undefined ? [] : [known];
}

const widestCaption = 120;
