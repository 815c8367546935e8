/**
 * Names that tell a layer's parameters apart: `weights`, `bias`; where a layer is made of others and has
 * several of one name, `weights_2`, `bias_2` … follow.
 */
export function parameterNames(parameters: readonly { readonly name: string }[]): string[] {
  const taken = new Set<string>();
  return parameters.map(({ name }) => {
    let unique = name;
    for (let number = 2; taken.has(unique); number += 1) unique = `${name}_${number}`;
    taken.add(unique);
    return unique;
  });
}
