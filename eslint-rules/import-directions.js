/**
 * Folders of `src/` with what they may import: other folders of `src/`, and packages.
 *
 * Every folder may import itself; type-only imports count like all others. A folder that is not
 * listed here may import nothing, so a new folder starts with a line in this table.
 */

const bottom = ["errors", "tensor"];
const engine = [...bottom, "backends"];
const weights = [...engine, "initializers", "regularizers", "constraints"];
const network = [...weights, "parameters"];

/** @type {Record<string, { folders: string[]; packages: string[] }>} */
export const importDirections = {
  errors: { folders: [], packages: [] },
  tensor: { folders: ["errors"], packages: ["ndarray"] },
  platform: { folders: bottom, packages: [] },
  backends: {
    folders: [...bottom, "platform"],
    packages: ["ndarray", "ndarray-ops", "ndarray-gemm"],
  },
  initializers: { folders: engine, packages: [] },
  regularizers: { folders: engine, packages: [] },
  constraints: { folders: engine, packages: [] },
  parameters: { folders: weights, packages: [] },
  layers: { folders: network, packages: [] },
  activations: { folders: [...network, "layers"], packages: [] },
  losses: { folders: [...network, "layers"], packages: [] },
  optimizers: { folders: network, packages: [] },
  metrics: { folders: [...network, "layers"], packages: [] },
  schedules: { folders: bottom, packages: [] },
  callbacks: {
    folders: [...network, "optimizers", "metrics", "platform", "schedules", "terminal"],
    packages: [],
  },
  models: {
    folders: [
      ...network,
      ...["layers", "activations", "losses", "optimizers", "metrics", "callbacks", "formats"],
      "terminal",
    ],
    packages: [],
  },
  "gradient-check": { folders: [...network, "layers", "losses", "models"], packages: [] },
  compression: { folders: ["errors", "platform"], packages: ["fflate"] },
  formats: { folders: [...bottom, "platform", "compression"], packages: ["ndarray", "fflate"] },
  onnx: {
    folders: [...network, "layers", "activations", "models", "compression", "formats"],
    packages: ["ndarray", "@bufbuild/protobuf"],
  },
  datasets: {
    folders: [...engine, "platform", "compression", "formats"],
    packages: ["ndarray", "fflate"],
  },
  node: { folders: [...network, "platform", "layers", "formats", "models"], packages: ["ndarray"] },
  plots: {
    folders: [...bottom, "platform", "compression"],
    packages: ["ndarray", "fflate", "d3-scale"],
  },
  report: {
    folders: [...network, ...["layers", "callbacks", "metrics", "models", "plots", "terminal"]],
    packages: ["ndarray"],
  },
  worker: {
    folders: [
      ...network,
      ...["layers", "activations", "losses", "optimizers", "metrics", "callbacks", "models"],
      "datasets",
    ],
    packages: ["ndarray"],
  },
  terminal: { folders: [...bottom, "platform", "plots"], packages: ["ndarray"] },
};

/** @type {import("eslint").Rule.RuleModule} */
export default {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      folder:
        "{{from}} must not import {{to}}: imports go down only (eslint-rules/import-directions.js).",
      package: "{{from}} must not import the package {{to}} (eslint-rules/import-directions.js).",
      node: "Only src/platform imports {{to}}: everything else works in a browser too.",
      computed:
        "An import() in src names its module as a string, so that bundlers and checks see it.",
    },
  },
  create(context) {
    const file = pathFromRoot(context);
    if (!file.startsWith("src/")) return {};
    const from = folderOf(file);

    const check = (node, source) => {
      if (source?.type !== "Literal" || typeof source.value !== "string") {
        context.report({ node, messageId: "computed" });
        return;
      }
      const specifier = source.value;
      const report = (messageId, to) =>
        context.report({ node: source, messageId, data: { from: `src/${from}`, to } });
      if (specifier.startsWith("node:")) {
        if (from !== "platform") report("node", specifier);
      } else if (specifier.startsWith(".")) {
        const to = folderOf(join(file, specifier));
        if (from === "" ? to === "" : to !== from && !allowed(from).folders.includes(to)) {
          report("folder", `src/${to}`);
        }
      } else {
        const name = packageName(specifier);
        if (!allowed(from).packages.includes(name)) report("package", name);
      }
    };

    return {
      ImportDeclaration: (node) => check(node, node.source),
      ImportExpression: (node) => check(node, node.source),
      ExportAllDeclaration: (node) => check(node, node.source),
      ExportNamedDeclaration: (node) => {
        if (node.source) check(node, node.source);
      },
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal),
      TSImportEqualsDeclaration: (node) => check(node, node.moduleReference.expression),
    };
  },
};

function allowed(folder) {
  return importDirections[folder] ?? { folders: [], packages: [] };
}

/** The file's path below the directory that ESLint runs in, with forward slashes. */
export function pathFromRoot(context) {
  const file = context.filename.replaceAll("\\", "/");
  const root = `${context.cwd.replaceAll("\\", "/")}/`;
  return file.startsWith(root) ? file.slice(root.length) : file;
}

function folderOf(path) {
  const [top, folder, ...rest] = path.split("/");
  if (top !== "src") return `../${path}`;
  return rest.length === 0 ? "" : folder;
}

function join(file, specifier) {
  const parts = file.split("/").slice(0, -1);
  for (const part of specifier.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}

function packageName(specifier) {
  const parts = specifier.split("/");
  return parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}
