export { help, runAlone, runShared } from "./scheduler/scheduler";
export { encodeSparseRows } from "./sparse/run-encode";
