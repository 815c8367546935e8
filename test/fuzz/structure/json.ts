import { type Draws } from "../draws.js";
import { mutateText } from "../mutations/mutate-text.js";

const jsonVocabulary = [
  "{}",
  "[]",
  "null",
  "true",
  '""',
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  '"',
  "\\",
  "\\u0000",
  "\\ud800",
  '"__proto__":{"a":1},',
  '"constructor":{"prototype":{}},',
  '"toString":0,',
  '"__metadata__":{"a":"b"},',
  '"__metadata__":{"a":"b"},"__metadata__":{"a":"c"},',
  "-0",
  "1e999",
  "9007199254740992",
  "9007199254740991.4",
  "[".repeat(20_000),
  `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
  `${'{"a":'.repeat(3000)}1${"}".repeat(3000)}`,
  "[],".repeat(3000),
  `[${"1,".repeat(70)}1]`,
  `[${"1,".repeat(3000)}1]`,
  `[${"0,".repeat(300)}0]`,
  `"${"x".repeat(5000)}"`,
  " ",
  "\n",
  "é",
  "\ufeff",
];

/** Mutates the tokens of a JSON text, with the traps that readers of JSON fall into. */
export function mutateJson(text: string, draws: Draws, vocabulary: readonly string[]): string {
  return mutateText(text, draws, [...jsonVocabulary, ...vocabulary]);
}
