export * from "../../dist/datasets/index.js";
