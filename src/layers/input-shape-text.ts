/** A batch's shape as errors name it: `[batch, 784]`, `[batch, height, width, 6]`. */
export function inputShapeText(axes: number, width: number | undefined): string {
  const between = axes === 4 ? ["height", "width"] : Array<string>(Math.max(0, axes - 2)).fill("…");
  return `[${["batch", ...between, String(width ?? "features")].join(", ")}]`;
}
