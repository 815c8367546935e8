import { missingPackage, nodeProgram } from "../peers/node-program.js";
import { noWeightGradient } from "../peers/tensorflow.js";
import type { Command } from "../processes/child-process.js";
import type { Recipe } from "./recipe.js";

/** A library that trains the networks. */
export interface Trainer {
  readonly name: string;
  /** Why it can't be used; `undefined` where it can. */
  missing(): string | undefined;
  /** Why it can't train this; `undefined` where it can. */
  unable(recipe: Recipe): string | undefined;
  command(recipe: Recipe, mnistDirectory: string, seed: number): Command;
}

export const ndnet: Trainer = {
  name: "ndnet",
  missing: () => undefined,
  unable: () => undefined,
  command: ({ id }, directory, seed) =>
    nodeProgram("accuracy/train-ndnet.js", id, directory, String(seed)),
};

const hasConvolutions = ({ layers }: Recipe): boolean =>
  layers.some(({ kind }) => kind === "convolution");

function tensorflow(
  backend: "wasm" | "cpu",
  unable: (recipe: Recipe) => string | undefined,
): Trainer {
  return {
    name: `TensorFlow.js ${backend}`,
    missing: () =>
      missingPackage("@tensorflow/tfjs-layers") ??
      missingPackage(`@tensorflow/tfjs-backend-${backend}`),
    unable,
    command: ({ id }, directory, seed) =>
      nodeProgram("accuracy/train-tensorflow.js", id, directory, String(seed), backend),
  };
}

/** With its wasm backend, and with cpu what that can't train. */
export const others: readonly Trainer[] = [
  tensorflow("wasm", (recipe) => (hasConvolutions(recipe) ? noWeightGradient : undefined)),
  tensorflow("cpu", (recipe) =>
    hasConvolutions(recipe) ? undefined : "not tried, as its wasm backend is faster",
  ),
];
