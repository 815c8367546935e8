import ndarray from "ndarray";
import { StateError } from "../errors/index.js";
import type { InputTensor } from "../tensor/index.js";
import type { Targets } from "../models/index.js";
import { newElements, type ElementArray } from "./element-arrays.js";
import type { CarriedArray, CarriedData, Request } from "./messages.js";

/** Puts together the arrays that a page sends in slices. */
export class ArrayReceiver {
  readonly #uploads = new Map<number, ElementArray>();

  /** Takes an array's beginning or a slice of it. */
  take(request: Extract<Request, { kind: "upload" | "slice" }>): void {
    if (request.kind === "upload") {
      this.#uploads.set(request.upload, newElements(request.elements, request.length));
      return;
    }
    const whole = this.#uploads.get(request.upload);
    (whole as Uint8Array | undefined)?.set(request.elements as Uint8Array, request.offset);
  }

  /** The array, which is forgotten here. */
  claim({ upload, shape, isList }: CarriedArray): unknown {
    const elements = this.#uploads.get(upload);
    if (elements === undefined) {
      throw new StateError({
        where: "serveTraining",
        expected: `array ${upload} to be sent first`,
        received: "none",
      });
    }
    this.#uploads.delete(upload);
    if (isList) return Array.from(elements as Float64Array);
    return shape === undefined ? elements : ndarray(elements as Float32Array, [...shape]);
  }

  inputs(array: CarriedArray): InputTensor {
    return this.claim(array) as InputTensor;
  }

  data({ inputs, targets }: CarriedData): { inputs: InputTensor; targets: Targets } {
    return { inputs: this.inputs(inputs), targets: this.claim(targets) as Targets };
  }
}
