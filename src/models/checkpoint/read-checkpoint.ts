import { FormatError } from "../../errors/index.js";
import { parseJsonObject, isJsonObject } from "../../formats/json/parse-json-object.js";
import { parseSafetensors } from "../../formats/safetensors/parse-safetensors.js";
import type { Tensor } from "../../tensor/index.js";
import { modelError } from "../saving/model-error.js";
import { modelTensors, trainingPrefix } from "../saving/model-file.js";
import { checkpointVersion, trainingKey } from "./checkpoint-file.js";
import { fromJson } from "./json-numbers.js";
import { requireTrainingState } from "./require-training-state.js";
import type { TrainingState } from "./training-state.js";

/** The parts of a checkpoint. */
export interface Checkpoint {
  /** Values of the parameters, as a model's file names them. */
  readonly tensors: ReadonlyMap<string, Tensor>;
  readonly state: TrainingState;
}

const name = "fit, resume";

/**
 * Reads what `training.checkpoint()` gave.
 *
 * @throws {FormatError} when the bytes are no checkpoint, or one of another version.
 */
export function readCheckpoint(bytes: Uint8Array): Checkpoint {
  const { tensors, metadata } = parseSafetensors(bytes, { name });
  const text = metadata[trainingKey];
  if (text === undefined) {
    throw new FormatError({
      where: name,
      expected: "a checkpoint of a training",
      received: "a file without one",
      fix: "A model without its training is read by Sequential.fromBytes.",
    });
  }
  const { version, ...state } = fromJson(parseJsonObject(text, name)) as Record<string, unknown>;
  if (version !== checkpointVersion) {
    throw new FormatError({
      where: name,
      expected: `version ${checkpointVersion} of the checkpoint`,
      received: version === undefined ? "none" : JSON.stringify(version),
      fix:
        Number(version) < checkpointVersion
          ? "An older ndnet has written the file: go on with that one, or begin anew."
          : "Update ndnet: a newer one has written the file.",
    });
  }
  const whole = withArrays(state, tensors);
  requireTrainingState(whole, name);
  return { tensors: modelTensors(tensors), state: whole };
}

/** Puts the arrays back that stand as tensors in the file. */
function withArrays(
  state: Readonly<Record<string, unknown>>,
  tensors: ReadonlyMap<string, Tensor>,
): unknown {
  const { optimizer, callbacks } = state;
  if (!isJsonObject(optimizer) || !Array.isArray(optimizer["slots"]) || !Array.isArray(callbacks)) {
    throw modelError(name, "the states of optimizer and callbacks", "something else");
  }
  const slots = optimizer["slots"].map((names: unknown, index) => {
    if (!Array.isArray(names)) throw modelError(name, "names of an optimizer's memory", "others");
    return Object.fromEntries(
      names.map((slot) => [
        String(slot),
        arrayOf(tensors, `${trainingPrefix}optimizer/${index}/${String(slot)}`),
      ]),
    );
  });
  return {
    ...state,
    optimizer: { ...optimizer, slots },
    callbacks: callbacks.map((callback: unknown, index) => {
      if (!isJsonObject(callback) || !isJsonObject(callback["state"])) {
        throw modelError(name, "the state of a callback", "something else");
      }
      const prefix = `${trainingPrefix}callbacks/${index}/`;
      const arrays = [...tensors.keys()]
        .filter((key) => key.startsWith(prefix))
        .map((key) => [key.slice(prefix.length), arrayOf(tensors, key)]);
      return {
        ...callback,
        state: { ...callback["state"], ...Object.fromEntries(arrays) } as object,
      };
    }),
  };
}

function arrayOf(tensors: ReadonlyMap<string, Tensor>, key: string): Float64Array {
  const tensor = tensors.get(key);
  if (tensor === undefined) throw modelError(name, `a tensor ${key}`, "none");
  return Float64Array.from(tensor.data);
}
