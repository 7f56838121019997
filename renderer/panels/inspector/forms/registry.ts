/** The form of each node kind. A new kind is a new file and one line here. */
import type { ComponentType } from 'react';
import type { NodeKind } from '#model/document/node.ts';
import type { KindFormProps, NodeForm } from '../node-form.ts';
import { EntrypointForm } from './entrypoint.tsx';
import { ExitForm } from './exit.tsx';
import { ExternalEventForm } from './external-event.tsx';
import { NopForm } from './nop.tsx';
import { RunChildWfForm } from './run-child-wf.tsx';
import { SleepForm } from './sleep.tsx';
import { StartMultipleThreadsForm } from './start-multiple-threads.tsx';
import { StartThreadForm } from './start-thread.tsx';
import { TaskForm } from './task.tsx';
import { ThrowEventForm } from './throw-event.tsx';
import { UserTaskForm } from './user-task.tsx';
import { WaitForChildWfForm } from './wait-for-child-wf.tsx';
import { WaitForConditionForm } from './wait-for-condition.tsx';
import { WaitForThreadsForm } from './wait-for-threads.tsx';

const forms: { readonly [K in NodeKind]: ComponentType<KindFormProps<K>> } = {
  entrypoint: EntrypointForm,
  exit: ExitForm,
  task: TaskForm,
  'external-event': ExternalEventForm,
  'start-thread': StartThreadForm,
  'start-multiple-threads': StartMultipleThreadsForm,
  'wait-for-threads': WaitForThreadsForm,
  nop: NopForm,
  sleep: SleepForm,
  'user-task': UserTaskForm,
  'throw-event': ThrowEventForm,
  'wait-for-condition': WaitForConditionForm,
  'run-child-wf': RunChildWfForm,
  'wait-for-child-wf': WaitForChildWfForm,
};

/** The form of a kind; it takes the form of a node of that kind only. */
export const formOf = (kind: NodeKind): ComponentType<{ form: NodeForm }> =>
  forms[kind] as unknown as ComponentType<{ form: NodeForm }>;
