export { help, runAlone, runShared, setThreadScratch } from "./scheduler/scheduler";
export { encodeSparseRows } from "./sparse/run-encode";
