/** The paths of all values of a record that people fill in: `args/0`, `backoff/baseMs`, `onFailure/1/run`. */
export function leaves(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value)
    ? // A named thing is found by its name where the form does so, too.
      value.map((each, index) => [String(index), each] as const)
    : Object.entries(value).filter(([, each]) => each !== undefined);
  return entries.flatMap(([key, each]) => leaves(each, path === '' ? key : `${path}/${key}`));
}
