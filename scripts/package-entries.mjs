import { readFileSync } from "node:fs";

const { exports } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

/** The JavaScript files of all entries that package.json exports, as paths below the package. */
export const builtEntries = Object.values(exports)
  .flatMap((conditions) => (typeof conditions === "object" ? [conditions.default] : []))
  .map((path) => path.replace(/^\.\//, ""));
