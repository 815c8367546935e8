import { FormatError } from "../../errors/index.js";
import type { StoredModel } from "../protobuf/model-message.js";
import { quoted } from "../quoted.js";

/** Versions of the file format that are read: since 3, files name the versions of their operators. */
const irVersions = { oldest: 3, newest: 14 };

/** Versions of ONNX's operators that are read: up to 6, they widen shapes by other rules. */
const opsetVersions = { oldest: 7, newest: 28 };

/**
 * Version of ONNX's own operators that a file is written for.
 *
 * @throws {FormatError} when that or the format's version is too old, or newer than what is known.
 */
export function requireVersions(model: StoredModel, name: string): number {
  requireWithin(model.irVersion, irVersions, `${name}, ir_version`);
  const versions = new Map<string, number>();
  for (const { domain, version } of model.opsets) {
    const key = domain === "ai.onnx" ? "" : domain;
    if (versions.has(key)) {
      throw versionError(`${name}, opset_import`, "every domain once", `${quoted(key)} twice`);
    }
    versions.set(key, version);
  }
  const opset = versions.get("");
  const where = `${name}, opset_import`;
  if (opset === undefined) throw versionError(where, "a version of ONNX's own operators", "none");
  requireWithin(opset, opsetVersions, where);
  return opset;
}

function requireWithin(
  version: number,
  { oldest, newest }: { oldest: number; newest: number },
  where: string,
): void {
  if (version >= oldest && version <= newest) return;
  const expected = `a version from ${oldest} to ${newest}`;
  const fix =
    version < oldest
      ? "Convert the model with onnx.version_converter, or export it anew."
      : "Export the model with an older opset_version, such as 13.";
  throw versionError(where, expected, `${version}`, fix);
}

function versionError(
  where: string,
  expected: string,
  received: string,
  fix = "The file is damaged: get it again.",
): FormatError {
  return new FormatError({ where, expected, received, fix });
}
