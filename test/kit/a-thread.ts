/** Builds ThreadSpecs: nodes in a row, each with an Edge to the next one unless it says where it goes. */
import { create } from '@bufbuild/protobuf';
import { VariableType } from '#api/gen/common_enums_pb.js';
import type { VariableAssignment, VariableMutation } from '#api/gen/common_wfspec_pb.js';
import {
  type Edge,
  EdgeSchema,
  type FailureHandlerDef,
  FailureHandlerDef_LHFailureType as FailureType,
  FailureHandlerDefSchema,
  type Node,
  NodeSchema,
  type ThreadSpec,
  ThreadSpecSchema,
  ThreadVarDefSchema,
  WfRunVariableAccessLevel,
} from '#api/gen/wf_spec_pb.js';
import { type Plain, val } from './expressions.ts';

export interface NodeOptions {
  readonly next?: readonly Edge[];
  /** Mutations on the Edge to the next node in the row. */
  readonly set?: readonly VariableMutation[];
  readonly handlers?: readonly FailureHandlerDef[];
}

interface VariableOptions {
  readonly required?: boolean;
  readonly default?: Plain;
  readonly masked?: boolean;
  readonly access?: keyof typeof WfRunVariableAccessLevel;
}

export const edge = (
  sinkNodeName: string,
  options: { readonly when?: VariableAssignment; readonly set?: readonly VariableMutation[] } = {},
): Edge =>
  create(EdgeSchema, {
    sinkNodeName,
    edgeCondition: options.when && { case: 'condition', value: options.when },
    variableMutations: [...(options.set ?? [])],
  });

/** `what`: a failure's name, ERROR or EXCEPTION for any of the class; nothing for any failure at all. */
export function onFailure(handlerSpecName: string, what?: string): FailureHandlerDef {
  const made = create(FailureHandlerDefSchema, { handlerSpecName });
  if (what === 'ERROR' || what === 'EXCEPTION') {
    const value = what === 'ERROR' ? FailureType.FAILURE_TYPE_ERROR : FailureType.FAILURE_TYPE_EXCEPTION;
    made.failureToCatch = { case: 'anyFailureOfType', value };
  } else if (what !== undefined) made.failureToCatch = { case: 'specificFailure', value: what };
  return made;
}

export class ThreadBuilder {
  readonly #spec = create(ThreadSpecSchema);
  readonly #row: { readonly name: string; readonly node: Node; readonly options: NodeOptions }[] = [];

  constructor() {
    this.then('start', { case: 'entrypoint', value: {} } as Node['node']);
  }

  declares(name: string, type: keyof typeof VariableType, options: VariableOptions = {}): this {
    const primitiveType = { case: 'primitiveType', value: VariableType[type] } as const;
    this.#spec.variableDefs.push(
      create(ThreadVarDefSchema, {
        varDef: {
          name,
          typeDef: { definedType: primitiveType, masked: options.masked ?? false },
          defaultValue: options.default === undefined ? undefined : val(options.default),
        },
        required: options.required ?? false,
        accessLevel: WfRunVariableAccessLevel[options.access ?? 'PRIVATE_VAR'],
      }),
    );
    return this;
  }

  interruptedBy(event: string, handlerSpecName: string): this {
    const made = create(ThreadSpecSchema, {
      interruptDefs: [{ externalEventDefId: { name: event }, handlerSpecName }],
    });
    this.#spec.interruptDefs.push(...made.interruptDefs);
    return this;
  }

  keptFor(seconds: number): this {
    const value = BigInt(seconds);
    const threadGcPolicy = { case: 'secondsAfterThreadTermination', value } as const;
    this.#spec.retentionPolicy = create(ThreadSpecSchema, {
      retentionPolicy: { threadGcPolicy },
    }).retentionPolicy;
    return this;
  }

  then(name: string, node: Node['node'], options: NodeOptions = {}): this {
    this.#row.push({ name, node: create(NodeSchema, { node: node as never }), options });
    return this;
  }

  /** Adds an EXIT named `end` unless the last node is one. */
  build(): ThreadSpec {
    if (this.#row.at(-1)?.node.node.case !== 'exit') {
      this.then('end', { case: 'exit', value: {} } as unknown as Node['node']);
    }
    for (const [index, { name, node, options }] of this.#row.entries()) {
      node.failureHandlers = [...(options.handlers ?? [])];
      const following = this.#row[index + 1]?.name;
      if (options.next !== undefined) node.outgoingEdges = [...options.next];
      else if (node.node.case !== 'exit' && following !== undefined) {
        node.outgoingEdges = [edge(following, { set: options.set })];
      }
      this.#spec.nodes[name] = node;
    }
    return this.#spec;
  }
}

export const aThread = (): ThreadBuilder => new ThreadBuilder();
