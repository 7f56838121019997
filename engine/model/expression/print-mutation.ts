/** VariableMutations as text; parse-mutation.ts reads them. */
import type {
  VariableMutation,
  VariableMutation_NodeOutputSource,
  VariableMutationType,
} from '#api/gen/common_wfspec_pb.js';
import { wordedOperations } from './functions.ts';
import { assignmentOperators } from './operators.ts';
import { assignmentText, pathText } from './print-assignment.ts';
import { literalText } from './print-literal.ts';
import { quoteString } from './quoted.ts';
import { variableText } from './words.ts';

const inverse = <V>(map: ReadonlyMap<string, V>): ReadonlyMap<V, string> =>
  new Map([...map].map(([text, value]) => [value, text]));

const signs = inverse<VariableMutationType>(assignmentOperators);
const names = inverse<VariableMutationType>(wordedOperations);

export const mutationText = (mutation: VariableMutation): string => {
  const { lhsName, lhsJsonPath, lhsLhPath, operation, rhsValue } = mutation;
  const steps = lhsLhPath === undefined ? '' : pathText(lhsLhPath);
  const jsonPath = lhsJsonPath === undefined ? '' : `.jsonPath(${quoteString(lhsJsonPath)})`;
  const target = variableText(lhsName) + steps + jsonPath;
  const source = sourceText(rhsValue);
  const sign = signs.get(operation);
  if (sign !== undefined) return `${target} ${sign} ${source}`;
  const name = names.get(operation);
  return name === undefined ? `${target}.operation(${operation}, ${source})` : `${target}.${name}(${source})`;
};

const sourceText = (source: VariableMutation['rhsValue']): string => {
  switch (source.case) {
    case undefined:
      return 'missing()';
    case 'rhsAssignment':
      return assignmentText(source.value);
    case 'literalValue':
      return `legacyLiteral(${literalText(source.value)})`;
    case 'nodeOutput':
      return `legacyOutput()${legacyPath(source.value)}`;
  }
};

const legacyPath = ({ path }: VariableMutation_NodeOutputSource): string => {
  if (path.case === undefined) return '';
  return path.case === 'jsonpath' ? `.jsonPath(${quoteString(path.value)})` : pathText(path.value);
};
