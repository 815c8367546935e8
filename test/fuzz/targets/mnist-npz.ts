import ndarray from "ndarray";
import { parseMnistNpz } from "ndnet/datasets";
import { writeNpz } from "ndnet/formats";
import { Draws } from "../draws.js";
import { mutateBytes } from "../mutations/mutate-bytes.js";
import { npyMutations } from "../structure/npy.js";
import { throughZip, zipMutations } from "../structure/zip.js";
import { type Target } from "../target.js";
import { requireConsistent } from "./require-consistent.js";

function mnist(trainCount: number, testCount: number): Parameters<typeof writeNpz>[0] {
  const draws = new Draws(2);
  const part = (count: number) => ({
    x: ndarray(draws.bytes(count * 28 * 28), [count, 28, 28]),
    y: ndarray(
      draws.bytes(count).map((byte) => byte % 10),
      [count],
    ),
  });
  const [train, test] = [part(trainCount), part(testCount)];
  return { x_train: train.x, y_train: train.y, x_test: test.x, y_test: test.y };
}

/** `parseMnistNpz`, of the archive that Keras ships. */
export const mnistNpzTarget: Target = {
  name: "mnist-npz",
  seeds: () => [
    writeNpz(mnist(1, 1)),
    writeNpz(mnist(1, 0), { compress: true }),
    writeNpz(mnist(0, 0)),
  ],
  mutations: [...[mutateBytes, ...npyMutations].map(throughZip), ...zipMutations],
  parse: (file) => {
    const { train, test } = parseMnistNpz(file);
    return [train, test].map(({ images }) => requireConsistent(images));
  },
};
