// The package as it is built: what users get, not the sources.
export * from "../../dist/index.js";
