import { readZip } from "../../../src/compression/zip/read-zip.js";
import { writeZip } from "../../../src/compression/zip/write-zip.js";
import { mutateBytes } from "../mutations/mutate-bytes.js";
import { throughZip, zipMutations } from "../structure/zip.js";
import { type Target } from "../target.js";

const content = new TextEncoder().encode("All that glisters is not gold; ".repeat(20));

const members = [
  { name: "a.txt", content },
  { name: "folder/", content: new Uint8Array(0) },
  { name: "folder/größe", content: content.subarray(0, 5) },
];

const target: Omit<Target, "name"> = {
  seeds: () => [writeZip(members), writeZip(members, { compress: true })],
  largeSeeds: () => [
    writeZip([{ name: "zeros", content: new Uint8Array(2 ** 21) }], { compress: true }),
  ],
  mutations: [throughZip(mutateBytes), ...zipMutations],
  parse: (file) =>
    readZip(file).map((entry) => {
      const whole = entry.read();
      const inChunks = Buffer.concat([...entry.chunks()]);
      if (inChunks.equals(whole) && whole.length === entry.declaredBytes) return whole;
      throw new Error(`${entry.name}: another content in chunks than in one`);
    }),
};

/** `readZip`, with each entry read at once and in chunks. */
export const zipTargets: readonly Target[] = [
  { ...target, name: "zip" },
  { ...target, name: "zip-browser", withoutNode: true },
];
