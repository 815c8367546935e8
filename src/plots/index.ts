export { plotLines, type PlotLinesOptions } from "./charts/plot-lines.js";
export type { Line } from "./charts/line.js";
export type { ScaleKind } from "./charts/axis-scale.js";
export {
  plotLearningCurves,
  type PlotLearningCurvesOptions,
} from "./charts/plot-learning-curves.js";
export type { CurveEpoch, CurveHistory } from "./charts/curves.js";
export {
  plotLearningRates,
  type LearningRateLosses,
  type PlotLearningRatesOptions,
} from "./charts/plot-learning-rates.js";
export { plotImageGrid, type PlotImageGridOptions } from "./images/plot-image-grid.js";
export { plotMistakes, type PlotMistakesOptions } from "./images/plot-mistakes.js";
export { plotPrediction, type PlotPredictionOptions } from "./images/plot-prediction.js";
export { plotWeights, type PlotWeightsOptions } from "./images/plot-weights.js";
export { imageGridPng, type ImageGridPngOptions } from "./images/image-grid-png.js";
export type { ImageOptions, Images } from "./images/image-stack.js";
export {
  plotConfusionMatrix,
  type PlotConfusionMatrixOptions,
} from "./confusion/plot-confusion-matrix.js";
export type { Comparison, ConfusionCounts } from "./confusion/read-confusions.js";
export type { ClassValues } from "./classes/read-classes.js";
export type { Probabilities } from "./classes/read-probabilities.js";
export { encodePng, type PixelArray } from "./png/encode-png.js";
export type { PictureOptions } from "./svg/picture.js";
export type { Theme } from "./svg/style-sheet.js";
