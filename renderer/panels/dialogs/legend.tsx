/** What shapes, colours and lines of the canvas mean: every node kind with its sentence, frames, lines, marks. */
import type { ReactNode } from 'react';
import { Modal } from '@mantine/core';
import {
  IconAlarm,
  IconBellRinging,
  IconBolt,
  IconGitFork,
  IconUserShare,
  IconUserX,
} from '@tabler/icons-react';
import type { NodeRunMark } from '../../store/run-store.ts';
import { useSession } from '../../store/session-store.ts';
import { StatusMark, statusWords } from '../../ui/status-mark.tsx';
import type { AnyKindView } from '../../canvas/nodes/kind-view.ts';
import { nopRoleIcons } from '../../canvas/nodes/nop-role.ts';
import { paletteGroups, paletteKinds, viewOf } from '../../canvas/nodes/registry.ts';
import './legend.css';

function Row({ sign, name, children }: { sign: ReactNode; name: string; children: ReactNode }) {
  return (
    <div className="legend-row">
      <span className="legend-sign">{sign}</span>
      <span>
        <b>{name}</b>
        <span className="dim">{children}</span>
      </span>
    </div>
  );
}

function KindRow({ view }: { view: AnyKindView }) {
  return (
    <Row
      name={view.label}
      sign={
        <span className={`kind-tile tone-${view.tone()}`}>
          <view.icon size={16} stroke={1.8} />
        </span>
      }
    >
      {view.description}
    </Row>
  );
}

const Chip = ({ tone, children }: { tone: string; children: ReactNode }) => (
  <span className={`stub-label tone-${tone}`}>{children}</span>
);

function RoleRow({
  role,
  name,
  children,
}: {
  role: 'branch' | 'loop' | 'join';
  name: string;
  children: string;
}) {
  const Icon = nopRoleIcons[role];
  return (
    <Row
      name={name}
      sign={
        <span className="card-icon tone-flow" data-shape="diamond">
          <Icon size={15} stroke={1.8} />
        </span>
      }
    >
      {children}
    </Row>
  );
}

const line = (className: string, dash?: string) => (
  <svg width="44" height="12" className={className} aria-hidden>
    <path d="M1 6H43" fill="none" strokeWidth="2" strokeDasharray={dash} />
  </svg>
);

const statuses: readonly NodeRunMark[] = ['running', 'waiting', 'completed', 'failed', 'exception', 'halted'];

function Kinds() {
  return paletteGroups.map((group) => (
    <section key={group}>
      <h3 className="section-title">{group}</h3>
      {group === 'Flow' && <KindRow view={viewOf('entrypoint')} />}
      {paletteKinds
        .filter((view) => view.group === group && view.kind !== 'nop')
        .map((view) => (
          <KindRow key={view.kind} view={view} />
        ))}
      {group === 'Flow' && (
        <>
          <RoleRow role="branch" name="Branch">
            The first edge whose condition is true is taken; an edge without one takes the rest
          </RoleRow>
          <RoleRow role="loop" name="Loop">
            A branch with an edge that leads back, drawn above the path
          </RoleRow>
          <RoleRow role="join" name="Join">
            Paths meet again and go on as one
          </RoleRow>
        </>
      )}
    </section>
  ));
}

function Marks() {
  return (
    <>
      <section>
        <h3 className="section-title">At the border</h3>
        <Row
          name="Failure handler"
          sign={
            <Chip tone="bad">
              <IconBolt size={12} /> TIMEOUT
            </Chip>
          }
        >
          When the node fails so, its thread runs and the path goes on
        </Row>
        <Row
          name="Handler of any error"
          sign={
            <Chip tone="flow">
              <IconBolt size={12} /> any error
            </Chip>
          }
        >
          Technical failures: errors, not exceptions of yours
        </Row>
        <Row
          name="Handler of child threads"
          sign={
            <Chip tone="bad">
              <IconGitFork size={12} /> declined
            </Chip>
          }
        >
          Runs in each child thread that fails while the node waits for it
        </Row>
        <Row
          name="Interrupt"
          sign={
            <Chip tone="waiting">
              <IconBellRinging size={12} /> cancelled
            </Chip>
          }
        >
          On a thread’s border: the event halts the thread and runs another one first
        </Row>
        <Row
          name="Reminder"
          sign={
            <Chip tone="people">
              <IconAlarm size={12} /> 1 day
            </Chip>
          }
        >
          A user task that waits so long calls a task
        </Row>
        <Row
          name="Reassignment"
          sign={
            <Chip tone="people">
              <IconUserShare size={12} /> 2 days
            </Chip>
          }
        >
          Then it goes to somebody else
        </Row>
        <Row
          name="Cancellation"
          sign={
            <Chip tone="flow">
              <IconUserX size={12} /> 5 days
            </Chip>
          }
        >
          Then nobody has to do it any more
        </Row>
      </section>
      <section>
        <h3 className="section-title">Frames and lines</h3>
        <Row name="Thread" sign={<span className="legend-frame" />}>
          One path through its nodes, with variables of its own
        </Row>
        <Row name="Edge" sign={line('legend-edge')}>
          Its condition sits on it, what it sets hangs below
        </Row>
        <Row name="Starts a thread" sign={line('legend-tie tone-threads', '4 4')}>
          From the node to the frame that it runs beside this one
        </Row>
        <Row name="Handles a failure" sign={line('legend-tie tone-bad', '4 4')}>
          From the failure to the frame that handles it
        </Row>
        <Row name="Interrupts" sign={line('legend-tie tone-waiting', '4 4')}>
          From the event to the frame that runs meanwhile
        </Row>
      </section>
      <section>
        <h3 className="section-title">In a run</h3>
        <div className="legend-statuses">
          {statuses.map((status) => (
            <span key={status}>
              <StatusMark status={status} size={18} /> {statusWords(status)}
            </span>
          ))}
        </div>
        <Row name="Taken" sign={line('legend-taken')}>
          Edges that the run took; what it did not reach is pale
        </Row>
      </section>
    </>
  );
}

export function Legend() {
  return (
    <Modal opened onClose={() => useSession.getState().openDialog(undefined)} title="Legend" size={860}>
      <div className="legend" data-testid="legend">
        <div>
          <Kinds />
        </div>
        <div>
          <Marks />
        </div>
      </div>
    </Modal>
  );
}
