import js from "@eslint/js";
import importX, { createNodeResolver } from "eslint-plugin-import-x";
import { defineConfig } from "eslint/config";
import typescript from "typescript-eslint";
import importDirections from "./eslint-rules/import-directions.js";
import kebabCasePaths from "./eslint-rules/kebab-case-paths.js";

const untypedErrors =
  "/^(Error|TypeError|RangeError|SyntaxError|EvalError|URIError|AggregateError)$/";
const typedErrorsOnly = "src throws nothing but the typed errors of src/errors.";
const onlyNode = "Only src/platform uses what browsers lack.";
const noLoops = "Layers call backend operations; loops over elements stand in src/backends.";

const sourceSyntax = [
  { selector: `NewExpression[callee.name=${untypedErrors}]`, message: typedErrorsOnly },
  { selector: `CallExpression[callee.name=${untypedErrors}]`, message: typedErrorsOnly },
];
const errorClassSyntax = {
  selector: `:matches(ClassDeclaration, ClassExpression)[superClass.name=${untypedErrors}]`,
  message: "Error classes stand in src/errors.",
};
const loopSyntax = {
  selector: ":matches(ForStatement, WhileStatement, DoWhileStatement)",
  message: noLoops,
};
const builtinSyntax = {
  selector: "Identifier[name='getBuiltinModule']",
  message: onlyNode,
};
const reExportsOnly = {
  selector: "Program > :not(ExportNamedDeclaration[source], ExportAllDeclaration)",
  message: "An index file holds re-exports only.",
};

/** Globals that Node has and browsers lack. */
const nodeGlobals = ["process", "Buffer", "global", "require", "module", "__dirname", "__filename"]
  .concat(["setImmediate", "clearImmediate"])
  .map((name) => ({ name, message: onlyNode }));

const noMathRandom = {
  object: "Math",
  property: "random",
  message: "Every random number comes from a RandomState.",
};
const noNodeProperties = ["process", "Buffer", "global"].map((property) => ({
  object: "globalThis",
  property,
  message: onlyNode,
}));

export default defineConfig(
  { ignores: ["**/dist/", "docs/", "coverage/", "**/node_modules/", "**/*.generated.ts"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    plugins: {
      "import-x": importX,
      ndnet: {
        rules: { "import-directions": importDirections, "kebab-case-paths": kebabCasePaths },
      },
    },
    rules: {
      eqeqeq: "error",
      "max-lines": ["error", { max: 300 }],
      "no-restricted-properties": ["error", noMathRandom],
      "ndnet/kebab-case-paths": "error",
    },
  },
  {
    files: ["**/*.ts"],
    extends: [typescript.configs.strictTypeChecked, typescript.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    settings: {
      "import-x/extensions": [".ts", ".js"],
      "import-x/parsers": { "@typescript-eslint/parser": [".ts"] },
      "import-x/resolver-next": [
        createNodeResolver({
          extensions: [".ts", ".js"],
          extensionAlias: { ".js": [".ts", ".js"] },
        }),
      ],
    },
    rules: {
      // Contradicts no-non-null-assertion: what is known to be there is asserted by its type.
      "@typescript-eslint/non-nullable-type-assertion-style": "off",
      // A loop over a typed array by index is the faster one.
      "@typescript-eslint/prefer-for-of": "off",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "import-x/no-cycle": "error",
      "import-x/no-duplicates": "error",
      "import-x/no-self-import": "error",
    },
  },
  {
    files: ["src/**/*.ts"],
    rules: {
      "ndnet/import-directions": "error",
      "no-console": "error",
      "no-restricted-globals": ["error", ...nodeGlobals],
      "no-restricted-properties": ["error", noMathRandom, ...noNodeProperties],
      "no-restricted-syntax": ["error", ...sourceSyntax, errorClassSyntax, builtinSyntax],
    },
  },
  {
    files: ["src/errors/**/*.ts"],
    rules: { "no-restricted-syntax": ["error", ...sourceSyntax] },
  },
  {
    files: ["src/layers/**/*.ts", "src/activations/**/*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        ...sourceSyntax,
        errorClassSyntax,
        builtinSyntax,
        loopSyntax,
      ],
    },
  },
  {
    files: ["src/platform/**/*.ts"],
    rules: {
      "no-restricted-globals": "off",
      "no-restricted-properties": ["error", noMathRandom],
      "no-restricted-syntax": ["error", ...sourceSyntax, errorClassSyntax],
    },
  },
  {
    files: ["src/**/index.ts"],
    rules: { "no-restricted-syntax": ["error", reExportsOnly] },
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  {
    // Compiled by other programs, with other globals or other dependencies than src has.
    files: ["bench/**/*.ts", "src/backends/wasm/kernels/**/*.ts"],
    extends: [typescript.configs.disableTypeChecked],
    languageOptions: { parserOptions: { allowInvalidAST: true } },
  },
  {
    // AssemblyScript: `<T>x` converts a number, `==` compares numbers, and empty loops wait.
    files: ["src/backends/wasm/kernels/**/*.ts"],
    rules: {
      "ndnet/import-directions": "off",
      "@typescript-eslint/consistent-type-assertions": "off",
      eqeqeq: "off",
      "no-empty": "off",
    },
  },
  {
    files: ["**/*.js", "**/*.mjs"],
    languageOptions: {
      globals: { Buffer: "readonly", console: "readonly", process: "readonly", URL: "readonly" },
    },
  },
);
