/** What a processor is: checks a command, emits what it does, and says how to reply once all has advanced. */
import { create, type Message } from '@bufbuild/protobuf';
import { type Empty, EmptySchema } from '@bufbuild/protobuf/wkt';
import type { WfRunId } from '#api/gen/object_id_pb.js';
import type { Command, CommandKind, Refusal, RefusalCode, WfRunState } from '../contract.ts';
import type { Deciding } from '../deciding.ts';
import { wfRunIdText } from '../values/wf-run-id-text.ts';

export type Answer =
  | { readonly refusal: Refusal }
  /** Called when no ThreadRun can move any more. */
  | { readonly reply: () => Message };

export type CommandOf<K extends CommandKind> = Extract<Command, { readonly kind: K }>;

/** Refuses before it emits anything, or not at all. */
export type Processor<K extends CommandKind> = (step: Deciding, command: CommandOf<K>) => Answer;

export const refuse = (code: RefusalCode, message: string): { readonly refusal: Refusal } => ({
  refusal: { code, message },
});

const empty: Empty = create(EmptySchema);
export const EMPTY: Answer = { reply: () => empty };

/** Undefined when there is none, or when no id was given. */
export const findWfRun = (step: Deciding, id: WfRunId | undefined): WfRunState | undefined =>
  id === undefined ? undefined : step.world.wfRun(wfRunIdText(id));

export const noWfRun = (id: WfRunId | undefined): Answer =>
  refuse('NOT_FOUND', `Couldn't find WfRun ${id === undefined ? 'without an id' : wfRunIdText(id)}.`);
