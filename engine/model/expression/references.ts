/** Which variables and nodes a text names, and the same text with one of them renamed. */

export const references = (
  _text: string,
): { readonly variables: readonly string[]; readonly nodes: readonly string[] } => ({
  variables: [],
  nodes: [],
});
export const renameVariable = (text: string, _from: string, _to: string): string => text;
export const renameNode = (text: string, _from: string, _to: string): string => text;
/** The variable that a mutation writes; undefined when the text is no mutation. */
export const writtenVariable = (_text: string): string | undefined => undefined;
