import { pathFromRoot } from "./import-directions.js";

const kebabCase = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * Folders and files are named in kebab case: `early-stopping.ts`, `dense.test-d.ts`.
 *
 * @type {import("eslint").Rule.RuleModule}
 */
export default {
  meta: {
    type: "suggestion",
    schema: [],
    messages: { name: "{{name}} is not in kebab case." },
  },
  create(context) {
    const names = pathFromRoot(context).split("/");
    const wrong = names.find((name) => !name.split(".").every((part) => kebabCase.test(part)));
    if (wrong === undefined) return {};
    return {
      Program: (node) => context.report({ node, messageId: "name", data: { name: wrong } }),
    };
  },
};
