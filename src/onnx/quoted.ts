/** A name out of a file as error messages show it: in quotes, control characters escaped, cut short. */
export function quoted(name: string): string {
  return JSON.stringify(name.length > longest ? `${name.slice(0, longest)}…` : name);
}

const longest = 60;
