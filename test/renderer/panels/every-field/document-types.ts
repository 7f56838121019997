/** Compares a value with its TypeScript type: which properties of the type no part of the value has. */
import { join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '../../../..');

/** Names of properties as `Type.property`, of the type exported from the file under engine/model/document/. */
export function absentProperties(file: string, exported: string, value: unknown): readonly string[] {
  const path = join(root, 'engine/model/document', file);
  const program = ts.createProgram([path], {
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: [],
  });
  const checker = program.getTypeChecker();
  const symbol = checker
    .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(path)!)!)
    .find(({ name }) => name === exported)!;
  const isThere = new Map<string, boolean>();
  walk(checker, checker.getDeclaredTypeOfSymbol(symbol), [value], exported, isThere);
  return [...isThere].flatMap(([property, there]) => (there ? [] : [property])).sort();
}

function walk(
  checker: ts.TypeChecker,
  type: ts.Type,
  values: readonly unknown[],
  name: string,
  isThere: Map<string, boolean>,
) {
  const members = type.isUnion() ? type.types : [type];
  for (const member of members) {
    if (!(member.flags & ts.TypeFlags.Object)) continue;
    if (checker.isArrayType(member) || checker.isTupleType(member)) {
      const [element] = checker.getTypeArguments(member as ts.TypeReference);
      walk(checker, element!, values.filter(Array.isArray).flat(), `${name}[]`, isThere);
      continue;
    }
    const own = values.filter((value) => fits(checker, member, value)) as Record<string, unknown>[];
    const title = titleOf(checker, member, name);
    for (const property of member.getProperties()) {
      const held = own.map((value) => value[property.name]).filter((value) => value !== undefined);
      const key = `${title}.${property.name}`;
      isThere.set(key, held.length > 0 || isThere.get(key) === true);
      if (held.length > 0) walk(checker, checker.getTypeOfSymbol(property), held, key, isThere);
    }
  }
}

const titleOf = (checker: ts.TypeChecker, type: ts.Type, name: string): string => {
  const symbol = type.getSymbol()?.name;
  return symbol === undefined || symbol === '__type' ? name : symbol;
};

/** Of a union the member with the same literals, e.g. `kind: 'task'`. */
function fits(checker: ts.TypeChecker, type: ts.Type, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return type.getProperties().every((property) => {
    const of = checker.getTypeOfSymbol(property);
    return (
      property.name !== 'kind' ||
      !of.isStringLiteral() ||
      (value as Record<string, unknown>).kind === of.value
    );
  });
}
