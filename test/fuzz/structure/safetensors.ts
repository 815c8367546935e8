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
    return withHeaderText(file, mutateJson(headerText(file), draws, vocabulary));
  },
  function addDimensions(file, draws) {
    const ones = ",1".repeat(draws.pick([1, 60, 64, 300, 3000]));
    return withHeaderText(file, headerText(file).replace(/("shape":\[[^\]]+)\]/, `$1${ones}]`));
  },
];

function headerText(file: Uint8Array): string {
  return new TextDecoder().decode(file.subarray(8, headerEnd(file)));
}

function withHeaderText(file: Uint8Array, text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  const changed = replacePart(file, 8, headerEnd(file), bytes);
  lengthView(changed).setBigUint64(0, BigInt(bytes.length), true);
  return changed;
}

function headerEnd(file: Uint8Array): number {
  return 8 + Number(lengthView(file).getBigUint64(0, true));
}

function lengthView(file: Uint8Array): DataView {
  return new DataView(file.buffer, file.byteOffset, 8);
}
