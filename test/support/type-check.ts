import { fileURLToPath } from "node:url";
import ts from "typescript";

const repository = fileURLToPath(new URL("../..", import.meta.url)).replaceAll("\\", "/");

/** What may be left over in a block that only shows something. */
const relaxed: ts.CompilerOptions = { noUnusedLocals: false, noUnusedParameters: false };

/**
 * The compiler's complaints about each of these modules, by name.
 *
 * They are compiled with the project's own settings as if they were files in its root.
 */
export function typeErrors(modules: ReadonlyMap<string, string>): Map<string, string[]> {
  const options = { ...projectOptions(), ...relaxed };
  const files = new Map([...modules].map(([name, code], index) => [pathOf(index), { name, code }]));
  const host = ts.createCompilerHost(options);
  const disk = { ...host };
  host.fileExists = (path) => files.has(path) || disk.fileExists(path);
  host.readFile = (path) => files.get(path)?.code ?? disk.readFile(path);
  host.getSourceFile = (path, language, ...rest) => {
    const code = files.get(path)?.code;
    return code === undefined
      ? disk.getSourceFile(path, language, ...rest)
      : ts.createSourceFile(path, code, language);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return new Map(
    [...files].map(([path, { name }]) => {
      const source = program.getSourceFile(path);
      const found = ts.getPreEmitDiagnostics(program, source);
      return [
        name,
        found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
      ];
    }),
  );
}

/** JavaScript of a module; its types are not checked. */
export function toJavaScript(code: string): string {
  return ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  }).outputText;
}

function pathOf(index: number): string {
  return `${repository}code-block-${index}.mts`;
}

function projectOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(`${repository}tsconfig.json`, (path) =>
    ts.sys.readFile(path),
  ) as { config: unknown };
  return ts.parseJsonConfigFileContent(config, ts.sys, repository).options;
}
