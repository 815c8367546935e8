/** The first names of a list, for an error message: a file may hold any number of them. */
export function listNames(names: readonly string[], most: number): string {
  const rest = names.length - most;
  const listed = names.slice(0, most).join(", ");
  return rest > 0 ? `${listed} and ${rest} more` : listed;
}
