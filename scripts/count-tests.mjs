// Prints the counts of a test run as one line, from the JSON that vitest's json reporter wrote:
// `12 passed, 0 failed, 3 skipped`. A test file that could not be loaded counts as one failed test,
// and so does a run that wrote nothing.

import { existsSync, readFileSync } from "node:fs";

const [resultsFile] = process.argv.slice(2);

const counts =
  resultsFile !== undefined && existsSync(resultsFile)
    ? count(JSON.parse(readFileSync(resultsFile, "utf8")))
    : { passed: 0, failed: 1, skipped: 0 };

console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);

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
