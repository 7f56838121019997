/** Arbitrary PutWfSpecRequests: every node kind, every arm, deprecated fields and names of all sorts. */
import { create } from '@bufbuild/protobuf';
import fc from '../../kit/fast-check.ts';
import {
  ExponentialBackoffRetryPolicySchema,
  TaskNodeSchema,
  UTActionTrigger_UTACancelSchema,
  UTActionTrigger_UTAReassignSchema,
  UTActionTrigger_UTATaskSchema,
  UTActionTriggerSchema,
  VariableDefSchema,
} from '#api/gen/common_wfspec_pb.js';
import { PutWfSpecRequestSchema, type PutWfSpecRequest } from '#api/gen/service_pb.js';
import * as wire from '#api/gen/wf_spec_pb.js';
import {
  legacyConditions,
  typeDefinitions,
  variableAssignments,
  variableMutations,
  variableValues,
} from '../expression/wire-values.ts';

const name = fc.oneof(
  fc.constantFrom(
    'charge',
    'order-id',
    '0-entrypoint-ENTRYPOINT',
    '5',
    'true',
    'null',
    'a b',
    'größe',
    '<<',
    'on',
  ),
  fc.constantFrom(
    '- x',
    'a: b',
    '#x',
    '"q"',
    "it's",
    '[x]',
    '{',
    '*a',
    '&b',
    '!t',
    'a/b',
    '%2F',
    '  x ',
    '~',
    '1e3',
  ),
  fc.constantFrom('toString', 'constructor', 'line\nbreak', '\u2028', 'x\t', '0x1F', '-', '?', ': ', 'next'),
);
const expression = variableAssignments(1);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const int32 = fc.oneof(
  fc.constantFrom(0, 1, -1, 60, 2 ** 31 - 1, -(2 ** 31)),
  fc.integer({ min: 0, max: 100_000 }),
);
const int64 = fc.oneof(
  fc.constantFrom(0n, 1n, -5n, 9_007_199_254_740_991n),
  fc.bigInt({ min: 0n, max: 10_000_000n }),
);
const list = <T>(value: fc.Arbitrary<T>, maxLength = 3) => fc.array(value, { maxLength });
const inputs = fc.dictionary(name, expression, { maxKeys: 3 });

const handlers = list(
  fc
    .record({
      handlerSpecName: name,
      failureToCatch: fc.oneof(
        fc.constant({ case: undefined }),
        fc.record({
          case: fc.constant('specificFailure' as const),
          value: fc.oneof(name, fc.constantFrom('', 'TIMEOUT')),
        }),
        fc.record({ case: fc.constant('anyFailureOfType' as const), value: fc.constantFrom(0, 1) }),
      ),
    })
    .map((init) => create(wire.FailureHandlerDefSchema, init as never)),
  2,
);

const backoff = fc
  .record({
    baseIntervalMs: int32,
    maxDelayMs: int64,
    multiplier: fc.constantFrom(0, 1, 1.5, 2, 1.100000023841858),
  })
  .map((init) => create(ExponentialBackoffRetryPolicySchema, init));

const taskNode = fc
  .record({
    taskToExecute: fc.oneof(
      name.map((value) => ({ case: 'taskDefId' as const, value: { name: value } })),
      expression.map((value) => ({ case: 'dynamicTask' as const, value })),
    ),
    timeoutSeconds: int32,
    retries: int32,
    exponentialBackoff: maybe(backoff),
    variables: list(expression),
  })
  .map((init) => create(TaskNodeSchema, init as never));

const condition = fc.oneof(
  fc.constant({ case: undefined }),
  expression.map((value) => ({ case: 'condition' as const, value })),
  legacyConditions(1).map((value) => ({ case: 'legacyCondition' as const, value })),
);

const action = fc.oneof(
  fc
    .record({ task: taskNode, mutations: list(variableMutations(1), 2) })
    .map((init) => ({ case: 'task' as const, value: create(UTActionTrigger_UTATaskSchema, init) })),
  fc.constant({ case: 'cancel' as const, value: create(UTActionTrigger_UTACancelSchema) }),
  fc
    .record({ userId: maybe(expression), userGroup: maybe(expression) })
    .map((init) => ({ case: 'reassign' as const, value: create(UTActionTrigger_UTAReassignSchema, init) })),
);

const arm = <C extends string, T>(kind: C, value: fc.Arbitrary<T>) =>
  value.map((made) => ({ case: kind, value: made }));
const one = (key: string) => expression.map((value) => ({ case: key, value }));

export const nodeKinds = {
  entrypoint: fc.constant({}),
  nop: fc.constant({}),
  task: taskNode,
  exit: fc.record({
    result: fc.oneof(
      fc.constant({ case: undefined }),
      one('returnContent'),
      arm(
        'failureDef',
        fc.record({
          failureName: name,
          message: fc.constantFrom('', 'so: it # failed'),
          content: maybe(expression),
        }),
      ),
    ),
  }),
  externalEvent: fc.record({
    externalEventDefId: fc.record({ name }),
    timeoutSeconds: maybe(expression),
    correlationKey: maybe(expression),
    maskCorrelationKey: fc.boolean(),
  }),
  startThread: fc.record({ threadSpecName: name, variables: inputs }),
  startMultipleThreads: fc.record({ threadSpecName: name, variables: inputs, iterable: expression }),
  waitForThreads: fc.record({
    threadsToWaitFor: fc.oneof(
      one('threadList'),
      arm(
        'threads',
        fc.record({ threads: list(expression.map((threadRunNumber) => ({ threadRunNumber }))) }),
      ),
    ),
    perThreadFailureHandlers: handlers,
    strategy: fc.constantFrom(0, 1, 2),
  }),
  sleep: fc.record({ sleepLength: fc.oneof(one('rawSeconds'), one('timestamp'), one('isoDate')) }),
  userTask: fc.record({
    userTaskDefName: name,
    userTaskDefVersion: maybe(int32),
    userId: maybe(expression),
    userGroup: maybe(expression),
    notes: maybe(expression),
    onCancellationExceptionName: maybe(expression),
    actions: list(
      fc
        .record({ hook: fc.constantFrom(0, 1), delaySeconds: maybe(expression), action })
        .map((init) => create(UTActionTriggerSchema, init as never)),
      2,
    ),
  }),
  throwEvent: fc.record({ eventDefId: fc.record({ name }), content: maybe(expression) }),
  waitForCondition: fc.record({
    nodeCondition: condition.filter((each) => each.case !== undefined),
  }),
  runChildWf: fc.record({
    wfSpec: fc.oneof(arm('wfSpecName', name), one('wfSpecVar')),
    majorVersion: int32,
    inputs,
    childId: maybe(expression),
  }),
  waitForChildWf: fc.record({
    childWfRunId: maybe(expression),
    childWfRunSourceNode: fc.oneof(name, fc.constant('')),
  }),
} as const;

const node = (names: readonly string[]) =>
  fc
    .record({
      node: fc.oneof(
        ...Object.entries(nodeKinds).map(([kind, value]) => arm(kind, value as fc.Arbitrary<unknown>)),
      ),
      failureHandlers: handlers,
      outgoingEdges: list(
        fc
          .record({
            sinkNodeName: fc.constantFrom(...names),
            edgeCondition: condition,
            variableMutations: list(variableMutations(1), 2),
          })
          .map((init) => create(wire.EdgeSchema, init as never)),
      ),
    })
    .map((init) => create(wire.NodeSchema, init as never));

const variable = (variableName: string) =>
  fc
    .record({
      varDef: fc
        .record({
          type: maybe(fc.constantFrom(0, 1, 4, 8)),
          maskedValue: maybe(fc.boolean()),
          typeDef: maybe(typeDefinitions(1)),
          defaultValue: maybe(variableValues(1)),
        })
        .map((init) => create(VariableDefSchema, { ...init, name: variableName })),
      required: fc.boolean(),
      searchable: fc.boolean(),
      accessLevel: fc.constantFrom(0, 1, 2),
      jsonIndexes: list(fc.record({ fieldPath: name, fieldType: fc.constantFrom(0, 3, 8) }), 2),
    })
    .map((init) => create(wire.ThreadVarDefSchema, init as never));

const names = fc.uniqueArray(name, { minLength: 1, maxLength: 4 });

const thread = fc
  .record({ nodeNames: names, variableNames: names })
  .chain(({ nodeNames, variableNames }) =>
    fc.record({
      nodes: fc
        .tuple(...nodeNames.map(() => node(nodeNames)))
        .map((made) => Object.fromEntries(nodeNames.map((key, index) => [key, made[index]]))),
      variableDefs: fc.tuple(...variableNames.map(variable)),
      interruptDefs: list(fc.record({ externalEventDefId: fc.record({ name }), handlerSpecName: name })),
      retentionPolicy: maybe(fc.record({ threadGcPolicy: arm('secondsAfterThreadTermination', int64) })),
    }),
  )
  .map((init) => create(wire.ThreadSpecSchema, init as never));

export const wfSpecRequests: fc.Arbitrary<PutWfSpecRequest> = names.chain((threadNames) =>
  fc
    .record({
      name,
      threadSpecs: fc
        .tuple(...threadNames.map(() => thread))
        .map((made) => Object.fromEntries(threadNames.map((key, index) => [key, made[index]]))),
      entrypointThreadName: fc.constantFrom(...threadNames),
      retentionPolicy: maybe(fc.record({ wfGcPolicy: arm('secondsAfterWfTermination', int64) })),
      parentWfSpec: maybe(fc.record({ wfSpecName: name, wfSpecMajorVersion: int32 })),
      allowedUpdates: fc.constantFrom(0, 1, 2),
    })
    .map((init) => create(PutWfSpecRequestSchema, init as never)),
);
