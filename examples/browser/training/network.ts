import { Dense, Dropout, Rescaling, Sequential, Softmax, type AnyLayer } from "ndnet";
import ndarray from "ndarray";
import { activations, chosen } from "./choices.js";
import type { NetworkSettings } from "./settings.js";

/** A network that takes images of bytes, 784 a row, and gives the probabilities of the ten digits. */
export function buildNetwork({ hidden, activation, dropout }: NetworkSettings): Sequential {
  const layers: AnyLayer[] = [new Rescaling(1 / 255)];
  const makeActivation = chosen(activations, activation);
  let inputs = 784;
  for (const units of hidden) {
    layers.push(new Dense(inputs, units), makeActivation());
    if (dropout > 0) layers.push(new Dropout(dropout));
    inputs = units;
  }
  return new Sequential(...layers, new Dense(inputs, 10), new Softmax());
}

/**
 * A network from a file. One that takes pixels from 0 to 1 gets a first layer that scales bytes, as the
 * page's own have.
 *
 * @throws {FormatError} when the bytes are no model.
 * @throws {Error} when it takes no images of 784 pixels, or gives no ten probabilities.
 */
export function openNetwork(bytes: Uint8Array): Sequential {
  const model = Sequential.fromBytes(bytes);
  const takesBytes = model.layers.some((layer) => layer instanceof Rescaling);
  const network = takesBytes ? model : new Sequential(new Rescaling(1 / 255), ...model.layers);
  const { shape } = network.predict(ndarray(new Uint8Array(784), [1, 784]));
  if (shape[1] !== 10 || !(network.layers.at(-1) instanceof Softmax)) {
    throw new Error(`A network that ends with the probabilities of ten digits is needed here.`);
  }
  return network;
}

/** A network in a few words: `784 – 128 – 10, ReLU, dropout 0.2`. */
export function describeNetwork({ layers }: Sequential): string {
  const units = layers.flatMap((layer) => (layer instanceof Dense ? [Number(layer.units)] : []));
  const widths = [784, ...units].join(" – ");
  const others = layers
    .filter((layer) => !(layer instanceof Dense || layer instanceof Rescaling))
    .slice(0, -1)
    .map((layer) => (layer instanceof Dropout ? `dropout ${layer.rate}` : layer.name));
  return [widths, ...new Set(others)].join(", ");
}
