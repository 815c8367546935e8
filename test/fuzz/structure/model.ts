import { parseSafetensors, writeSafetensors } from "ndnet/formats";
import { type Mutation } from "../mutations/mutation.js";
import { mutateJson } from "./json.js";

const vocabulary = [
  '"Dense"',
  '"ReLU"',
  '"Softmax"',
  '"Object"',
  '"constructor"',
  '{"class":"Dense","arguments":[1000000000,1000000000]},',
  '{"class":"Dense","arguments":[3,2]},',
  '{"class":"GlorotUniform","arguments":[]}',
  '{"class":"L2","arguments":[1e999]}',
  '{"class":"Rescaling","arguments":[0]},',
  '"version":2,',
  '"float64"',
];

/** Mutations of the description in a model's file, as JSON within the header's JSON. */
export const modelMutations: readonly Mutation[] = [
  function mutateDescription(file, draws) {
    const { tensors, metadata } = parseSafetensors(file);
    const entries = Object.entries(metadata).map(([key, text]) => [
      key,
      mutateJson(text, draws, vocabulary),
    ]);
    return writeSafetensors(tensors, {
      metadata: Object.fromEntries(entries) as Record<string, string>,
    });
  },
];
