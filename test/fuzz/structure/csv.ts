import { mutateText } from "../mutations/mutate-text.js";
import { type Mutation } from "../mutations/mutation.js";

const vocabulary = [
  ",",
  ",,",
  '"',
  '""',
  '"1"',
  '"1""2"',
  '"1\n2"',
  "\n",
  "\r",
  "\r\n",
  "\n\n",
  "\n\r",
  " ",
  "\t",
  "-",
  "+",
  ".",
  "e",
  "256",
  "-1",
  "+1",
  ".5",
  "5.",
  "1e5",
  "1e38",
  "3.4028235677973366e38",
  "NaN",
  "Infinity",
  "label",
  "pixel0",
  "\ufeff",
  "\0",
  "é",
  "\ud800",
  "9".repeat(4000),
  "9".repeat(5000),
  `0.${"0".repeat(3000)}1e3000`,
  `1${"0".repeat(3000)}e-3000`,
  ",".repeat(2000),
  "1,".repeat(2000),
  "\n".repeat(2000),
  '"'.repeat(2001),
];

/** Mutations of the cells of a CSV file. */
export const csvMutations: readonly Mutation[] = [
  function mutateCells(file, draws) {
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(file);
    return new TextEncoder().encode(mutateText(text, draws, vocabulary));
  },
  function otherLineEnds(file, draws) {
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(file);
    const end = draws.pick(["\r", "\r\n", "\n\n", "\n\r", "", ",", ";"]);
    return new TextEncoder().encode(text.replace(/\r?\n/g, end));
  },
];
