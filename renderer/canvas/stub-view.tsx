/** What hangs from a card: chips for the triggers of a user task and for failure handlers, each named after its cause. */
import {
  IconAlarm,
  IconBolt,
  IconGitFork,
  IconUserShare,
  IconUserX,
  type TablerIcon,
} from '@tabler/icons-react';
import type { UserTaskAction } from '#model/document/node.ts';
import { failureName, failureTone } from './layout/starters.ts';
import type { HungStub, Stub } from './stubs.ts';

const triggerIcons: Readonly<Record<UserTaskAction['action']['kind'], TablerIcon>> = {
  task: IconAlarm,
  reassign: IconUserShare,
  cancel: IconUserX,
};

const hooks = { ON_ARRIVAL: 'it was offered', ON_TASK_ASSIGNED: 'it was assigned' } as const;

/** One sentence: when, and what then. */
export function triggerWords({ action, after, hook }: UserTaskAction): string {
  const when = `${after ?? 'at once'} after ${hooks[hook]}`.replace('at once after', 'As soon as');
  switch (action.kind) {
    case 'task':
      return `${when}: calls task ${action.call.task ?? action.call.dynamicTask ?? '…'}`;
    case 'reassign':
      return `${when}: goes to ${action.user ?? action.group ?? 'somebody else'}`;
    case 'cancel':
      return `${when}: is cancelled`;
  }
}

interface Words {
  readonly icon: TablerIcon;
  readonly tone: string;
  readonly text: string;
  readonly title: string;
}

/** How a stub looks and what it says. */
export function wordsOfStub(stub: Stub): Words {
  if (stub.kind === 'trigger') {
    const { action, after } = stub.trigger;
    const verbs = { task: 'remind', reassign: 'reassign', cancel: 'cancel' } as const;
    return {
      icon: triggerIcons[action.kind],
      tone: action.kind === 'cancel' ? 'flow' : 'people',
      text: after === undefined ? verbs[action.kind] : after,
      title: triggerWords(stub.trigger),
    };
  }
  const { handler, ofChildThread } = stub;
  return {
    icon: ofChildThread ? IconGitFork : IconBolt,
    tone: failureTone(handler),
    text: failureName(handler),
    title: `When ${failureName(handler)}${ofChildThread ? ' of a child thread' : ''}: runs ${handler.run}`,
  };
}

export function StubView({ hung }: { hung: HungStub }) {
  const { icon: Icon, tone, text, title } = wordsOfStub(hung.stub);
  const { box } = hung;
  return (
    <span
      className="stub"
      data-kind={hung.stub.kind}
      style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
      title={title}
    >
      <span className={`stub-label tone-${tone}`}>
        <Icon size={12} stroke={2} />
        <span>{text}</span>
      </span>
    </span>
  );
}
