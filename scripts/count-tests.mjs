// Prints the counts of test runs as one line, from the JSON files that vitest's json reporter wrote:
// `12 passed, 0 failed, 3 skipped`. A test file that could not be loaded counts as one failed test,
// and so does a run that wrote nothing.

import { existsSync, readFileSync } from "node:fs";

const runs = process.argv
  .slice(2)
  .map((file) =>
    existsSync(file)
      ? count(JSON.parse(readFileSync(file, "utf8")))
      : { passed: 0, failed: 1, skipped: 0 },
  );
if (runs.length === 0) runs.push({ passed: 0, failed: 1, skipped: 0 });
const total = (key) => runs.reduce((sum, run) => sum + run[key], 0);

console.log(`${total("passed")} passed, ${total("failed")} failed, ${total("skipped")} skipped`);

function count(results) {
  const broken = results.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + broken.length,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}
