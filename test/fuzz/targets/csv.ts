import { LabelledCsvParser, parseLabelledCsv, readLabelledCsv } from "ndnet/datasets";
import { writeZip } from "../../../src/compression/zip/write-zip.js";
import { mutateBytes } from "../mutations/mutate-bytes.js";
import { csvMutations } from "../structure/csv.js";
import { throughZip, zipMutations } from "../structure/zip.js";
import { type Target } from "../target.js";
import { requireConsistent } from "./require-consistent.js";

const bytesTexts = [
  "label,pixel0,pixel1,pixel2\n7,0,255,128\n0,1,2,3\n9,10,20,30\n",
  '"label","pixel ""0""","b"\r\n"1","2","3"\r\n4,5,6\r\n',
  "\ufeff5,1,1\r5,2,2\r\r",
  `${`3,${"17,".repeat(100)}0\n`.repeat(3)}4,${"0,".repeat(100)}"5"`,
];

const decimalTexts = [
  "1,0.5,-2.25e-3\n2,1e10,+7\n3,16777217,0.1\n",
  `digit,x\r\n3,${"1".repeat(30)}e-5\r\n250,.000000000000001\r\n`,
];

const filesOf = (texts: readonly string[]): Uint8Array[] =>
  texts.map((text) => new TextEncoder().encode(text));

const zipTarget: Omit<Target, "name"> = {
  seeds: () =>
    filesOf(bytesTexts).map((content) => writeZip([{ name: "train.csv", content }], deflated)),
  largeSeeds: () => [
    writeZip(
      [{ name: "a.csv", content: new TextEncoder().encode("1,2,3\n".repeat(2 ** 17)) }],
      deflated,
    ),
  ],
  mutations: [...[mutateBytes, ...csvMutations].map(throughZip), ...zipMutations],
  parse: (file) => requireConsistent(parseLabelledCsv(file).images),
};

const deflated = { compress: true };

/** Labelled CSV: whole, in pieces of every length, as a stream, and inside a zip archive. */
export const csvTargets: readonly Target[] = [
  {
    name: "csv",
    seeds: () => filesOf(bytesTexts),
    mutations: csvMutations,
    parse: (file) => requireConsistent(parseLabelledCsv(file).images),
  },
  {
    name: "csv-pieces",
    seeds: () => filesOf([...bytesTexts, ...decimalTexts]),
    mutations: csvMutations,
    parse: (file) => {
      const options = { values: "float32" } as const;
      const parser = new LabelledCsvParser(options);
      for (const piece of pieces(file)) parser.push(piece);
      const { images } = parser.finish();
      const whole = parseLabelledCsv(file, options).images;
      if (images.data.join() === whole.data.join()) return requireConsistent(images);
      throw new Error("another table in pieces than in one");
    },
  },
  {
    name: "csv-stream",
    seeds: () => filesOf(decimalTexts),
    mutations: csvMutations,
    parse: async (file) => {
      const options = { values: "float64", labels: false } as const;
      return requireConsistent((await readLabelledCsv(pieces(file), options)).images);
    },
  },
  { ...zipTarget, name: "csv-zip" },
  { ...zipTarget, name: "csv-zip-browser", withoutNode: true },
];

/** The file in pieces of growing length, from 1 byte on. */
function* pieces(file: Uint8Array): Generator<Uint8Array> {
  let start = 0;
  for (let length = 1; start < file.length; length++) {
    yield file.subarray(start, start + length);
    start += length;
  }
}
