/** Every function and method of the language, with what an editor tells about it. The parser knows them by name. */
import { VariableMutationType } from '#api/gen/common_wfspec_pb.js';

export interface FunctionDoc {
  readonly name: string;
  readonly parameters: readonly string[];
  /** One sentence. */
  readonly detail: string;
  /** Only needed to write down odd messages exactly; not offered while typing. */
  readonly rare?: true;
}

export const functions: readonly FunctionDoc[] = [
  { name: 'output', parameters: ['node'], detail: 'What the latest NodeRun of a node in this thread gave.' },
  {
    name: 'format',
    parameters: ['template', '…values'],
    detail: 'Fills {0}, {1} … of a text (Java MessageFormat: an apostrophe is written twice).',
  },
  { name: 'size', parameters: ['value'], detail: 'Length of a STR, a JSON_ARR or an Array.' },
  {
    name: 'extend',
    parameters: ['left', 'right'],
    detail: 'EXTEND: joins texts, bytes, lists or maps; an Array also takes one element.',
  },
  {
    name: 'removeIfPresent',
    parameters: ['list', 'element'],
    detail: 'REMOVE_IF_PRESENT: the list without all elements equal to the given one.',
  },
  {
    name: 'removeIndex',
    parameters: ['list', 'index'],
    detail: 'REMOVE_INDEX: the list without the element at the index.',
  },
  {
    name: 'removeKey',
    parameters: ['object', 'key'],
    detail: 'REMOVE_KEY: the JSON_OBJ or Map without the key.',
  },
  { name: 'timestamp', parameters: ['text'], detail: 'A TIMESTAMP, e.g. timestamp("2026-01-31T08:00:00Z").' },
  { name: 'wfRunId', parameters: ['…ids'], detail: 'A WF_RUN_ID; the root first, then its children.' },
  { name: 'bytes', parameters: ['base64'], detail: 'BYTES, written in base64.' },
  { name: 'jsonObj', parameters: ['text'], detail: 'A JSON_OBJ with exactly this text.' },
  { name: 'jsonArr', parameters: ['text'], detail: 'A JSON_ARR with exactly this text.' },
  { name: 'int', parameters: ['number'], detail: 'An INT, also where another type is declared.' },
  { name: 'str', parameters: ['text'], detail: 'A STR, also where another type is declared.' },
  {
    name: 'double',
    parameters: ['text'],
    detail: 'A DOUBLE that has no digits: "NaN", "Infinity", "-Infinity".',
  },
  {
    name: 'assign',
    parameters: ['left', 'right'],
    detail: 'ASSIGN as an expression: gives the right side.',
    rare: true,
  },
  {
    name: 'operation',
    parameters: ['left', 'number', 'right'],
    detail: 'An operation that Paddock has no name for.',
    rare: true,
  },
  {
    name: 'comparison',
    parameters: ['left', 'number', 'right'],
    detail: 'A comparator that Paddock has no name for.',
    rare: true,
  },
  {
    name: 'expression',
    parameters: ['left', 'right'],
    detail: 'An Expression without an operation.',
    rare: true,
  },
  { name: 'missing', parameters: [], detail: 'The field is not there in the message.', rare: true },
  { name: 'nothing', parameters: [], detail: 'A VariableAssignment without a source.', rare: true },
];

export const methods: readonly FunctionDoc[] = [
  {
    name: 'jsonPath',
    parameters: ['path'],
    detail: 'A json_path (Jayway), e.g. cart.jsonPath("$..name"); a dot path is an lh_path.',
  },
  { name: 'at', parameters: ['key'], detail: 'A key or index computed at run time; the same as [key].' },
  { name: 'path', parameters: [], detail: 'An lh_path without steps.', rare: true },
];

/** Operations that are written as functions, and as statements: `cart.items.removeIndex(0)`. */
export const wordedOperations: ReadonlyMap<string, VariableMutationType> = new Map([
  ['extend', VariableMutationType.EXTEND],
  ['removeIfPresent', VariableMutationType.REMOVE_IF_PRESENT],
  ['removeIndex', VariableMutationType.REMOVE_INDEX],
  ['removeKey', VariableMutationType.REMOVE_KEY],
]);
