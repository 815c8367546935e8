import { type Mutation } from "../mutations/mutation.js";
import { replacePart } from "../mutations/replace-part.js";
import { mutateJson } from "./json.js";

const vocabulary = [
  '"dtype"',
  '"shape"',
  '"data_offsets"',
  '"F32"',
  '"F64"',
  '"BF16"',
  '"dtype":"F32","dtype":"F64",',
  '"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]},',
  '"data_offsets":[0,9007199254740991]',
  '"shape":[0,9007199254740991,9007199254740991]',
  '"shape":[4294967296,4294967296]',
];

/** Mutations of a safetensors header's JSON, whose declared length then fits. */
export const safetensorsMutations: readonly Mutation[] = [
  function mutateHeaderJson(file, draws) {
    const end = 8 + Number(lengthView(file).getBigUint64(0, true));
    const text = new TextDecoder().decode(file.subarray(8, end));
    const mutated = new TextEncoder().encode(mutateJson(text, draws, vocabulary));
    const changed = replacePart(file, 8, end, mutated);
    lengthView(changed).setBigUint64(0, BigInt(mutated.length), true);
    return changed;
  },
];

function lengthView(file: Uint8Array): DataView {
  return new DataView(file.buffer, file.byteOffset, 8);
}
