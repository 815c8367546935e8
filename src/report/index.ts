export { writeReport } from "./write-report.js";
export type {
  ReportEpoch,
  ReportHistory,
  ReportModel,
  ReportOptions,
  ReportTest,
  ReportValue,
} from "./report-options.js";
