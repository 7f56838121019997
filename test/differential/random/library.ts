/** Definitions and child WfSpecs that all random WfSpecs share: put once for each server. */
import type { Json, Type } from './types.ts';
import { typeDefinition } from './types.ts';

interface SaidTaskDef {
  readonly inputs: readonly Type[];
  readonly returns?: Type;
  readonly masked?: boolean;
}

export const taskDefs: Readonly<Record<string, SaidTaskDef>> = {
  't-void': { inputs: [] },
  't-int': { inputs: ['INT'], returns: 'INT' },
  't-str': { inputs: ['STR'], returns: 'STR' },
  't-bool': { inputs: ['BOOL'], returns: 'BOOL' },
  't-double': { inputs: ['DOUBLE', 'INT'], returns: 'DOUBLE' },
  't-obj': { inputs: ['JSON_OBJ'], returns: 'JSON_OBJ' },
  't-arr': { inputs: ['JSON_ARR', 'STR'], returns: 'JSON_ARR' },
  't-ints': { inputs: ['INTS'], returns: 'INTS' },
  't-car': { inputs: ['CAR'], returns: 'CAR' },
  't-hidden': { inputs: ['STR'], returns: 'STR', masked: true },
};

/** Undefined: no content type. */
export const eventDefs: Readonly<Record<string, Type | undefined>> = {
  'e-any': undefined,
  'e-int': 'INT',
  'e-str': 'STR',
  'e-obj': 'JSON_OBJ',
};
export const interruptDefs: Readonly<Record<string, Type | undefined>> = {
  'i-any': undefined,
  'i-int': 'INT',
  'i-str': 'STR',
};
export const workflowEventDefs: Readonly<Record<string, Type>> = { 'w-int': 'INT', 'w-str': 'STR' };
/** Inputs and output of each. */
export const children: Readonly<
  Record<string, { readonly inputs: Readonly<Record<string, Type>>; readonly returns?: Type }>
> = {
  'c-task': { inputs: { n: 'INT' }, returns: 'INT' },
  'c-fails': { inputs: { why: 'STR' } },
  'c-breaks': { inputs: {} },
  'c-waits': { inputs: { s: 'STR' }, returns: 'STR' },
  'c-plain': { inputs: {}, returns: 'JSON_OBJ' },
};

const returns = (type: Type | undefined, masked = false): Json =>
  type === undefined ? {} : { returnType: typeDefinition(type, masked) };

const variable = (name: string, type: Type): Json => ({
  varDef: { name, typeDef: typeDefinition(type) },
  accessLevel: 'PRIVATE_VAR',
});

function child(name: string, node: Json | undefined, exit: Json): Json {
  const to = (sinkNodeName: string) => ({ outgoingEdges: [{ sinkNodeName }] });
  const variableDefs = Object.entries(children[name]!.inputs).map(([each, type]) => variable(each, type));
  const nodes: Json = { start: { entrypoint: {}, ...to(node === undefined ? 'end' : 'do') }, end: { exit } };
  if (node !== undefined) nodes.do = { ...node, ...to('end') };
  return { name, entrypointThreadName: 'entrypoint', threadSpecs: { entrypoint: { nodes, variableDefs } } };
}

const outputOfDo: Json = { nodeOutput: { nodeName: 'do' } };

/** RPC and request of each, in an order in which they can be put. */
export const library: readonly (readonly [rpc: string, request: Json])[] = [
  [
    'putStructDef',
    {
      name: 'car',
      structDef: {
        fields: {
          model: { fieldType: { primitiveType: 'STR' } },
          wheels: { fieldType: { primitiveType: 'INT' }, defaultValue: { int: '4' }, isNullable: true },
        },
      },
    },
  ],
  ...Object.entries(taskDefs).map(([name, { inputs, returns: type, masked }]): [string, Json] => [
    'putTaskDef',
    {
      name,
      inputVars: inputs.map((each, at) => ({ name: `in${at}`, typeDef: typeDefinition(each, masked) })),
      returnType: returns(type, masked),
    },
  ]),
  ...Object.entries({ ...eventDefs, ...interruptDefs }).map(([name, type]): [string, Json] => [
    'putExternalEventDef',
    type === undefined ? { name } : { name, contentType: returns(type) },
  ]),
  ...Object.entries(workflowEventDefs).map(([name, type]): [string, Json] => [
    'putWorkflowEventDef',
    { name, contentType: returns(type) },
  ]),
  [
    'putUserTaskDef',
    {
      name: 'form',
      fields: [
        { name: 'ok', type: 'BOOL', displayName: 'ok', required: true },
        { name: 'text', type: 'STR', displayName: 'text' },
      ],
    },
  ],
  [
    'putWfSpec',
    child(
      'c-task',
      { task: { taskDefId: { name: 't-int' }, variables: [{ variableName: 'n' }] } },
      { returnContent: outputOfDo },
    ),
  ],
  [
    'putWfSpec',
    child('c-fails', undefined, {
      failureDef: { failureName: 'oops', message: 'the child', content: { variableName: 'why' } },
    }),
  ],
  [
    'putWfSpec',
    child('c-breaks', { task: { taskDefId: { name: 't-str' }, variables: [{ literalValue: {} }] } }, {}),
  ],
  [
    'putWfSpec',
    child(
      'c-waits',
      { externalEvent: { externalEventDefId: { name: 'e-str' } } },
      { returnContent: outputOfDo },
    ),
  ],
  ['putWfSpec', child('c-plain', undefined, { returnContent: { literalValue: { jsonObj: '{"a":1}' } } })],
];
