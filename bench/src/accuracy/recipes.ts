import type { LayerPlan, Recipe } from "./recipe.js";

const wide: readonly LayerPlan[] = [{ kind: "dense", units: 256 }, { kind: "relu" }];

const lenet5: readonly LayerPlan[] = [
  { kind: "convolution", filters: 6, kernelSize: 5, padding: "same" },
  { kind: "relu" },
  { kind: "maxPool" },
  { kind: "convolution", filters: 16, kernelSize: 5, padding: "valid" },
  { kind: "relu" },
  { kind: "maxPool" },
  { kind: "convolution", filters: 120, kernelSize: 5, padding: "valid" },
  { kind: "relu" },
  { kind: "dense", units: 84 },
  { kind: "relu" },
];

/** The fastest that were found for each accuracy. */
export const recipes: readonly Recipe[] = [
  {
    id: "98",
    network: "784-256-10",
    target: 0.98,
    wantedSeconds: 5,
    layers: wide,
    epochs: 6,
    batchSize: 128,
    learningRate: 0.004,
    isDistorted: false,
  },
  {
    id: "98.5",
    network: "LeNet-5",
    target: 0.985,
    layers: lenet5,
    epochs: 1,
    batchSize: 64,
    learningRate: 0.006,
    isDistorted: false,
  },
  {
    id: "99",
    network: "LeNet-5",
    target: 0.99,
    wantedSeconds: 60,
    layers: lenet5,
    epochs: 3,
    batchSize: 64,
    learningRate: 0.006,
    isDistorted: false,
  },
  {
    id: "99.4",
    network: "LeNet-5, distorted digits",
    target: 0.994,
    layers: lenet5,
    epochs: 20,
    batchSize: 64,
    learningRate: 0.006,
    isDistorted: true,
  },
];

/** @throws {RangeError} when there is none of that name. */
export function recipeOf(id: string | undefined): Recipe {
  const recipe = recipes.find((one) => one.id === id);
  if (recipe !== undefined) return recipe;
  throw new RangeError(
    `there is no recipe "${id}". There are: ${recipes.map((one) => one.id).join(", ")}`,
  );
}
