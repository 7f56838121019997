/** Which version the WfSpec becomes and why, in one card. */
import { IconArrowRight } from '@tabler/icons-react';
import { isNothingToPush, type PushPlan } from '#model/push/plan-push.ts';
import type { WfSpecPlan } from '#model/push/plan-wf-spec.ts';

type Tone = 'good' | 'work' | 'waiting' | 'bad' | 'flow';

const looks: Readonly<Record<WfSpecPlan['what'], { readonly tone: Tone; readonly title: string }>> = {
  new: { tone: 'good', title: 'New workflow' },
  identical: { tone: 'flow', title: 'The same workflow' },
  revision: { tone: 'work', title: 'New revision' },
  major: { tone: 'waiting', title: 'New major version' },
  refused: { tone: 'bad', title: 'The server would refuse it' },
};

interface WfSpecVerdictProps {
  readonly name: string;
  readonly target: string;
  readonly plan: PushPlan;
  /** Absent: this is what is pushed; otherwise one that it needs. */
  readonly other?: { readonly isPut: boolean };
  /** Others are put with it. */
  readonly isAccompanied?: boolean;
}

function sentence({ name, target, plan, other, isAccompanied }: WfSpecVerdictProps): string {
  const { wfSpec } = plan;
  const it = other?.isPut === false ? 'It stays as it is there. Pushed, it would become' : 'It becomes';
  switch (wfSpec.what) {
    case 'new':
      return `${target} has no WfSpec ${name} yet. It becomes ${wfSpec.becomes}.`;
    case 'identical':
      if (other !== undefined) return `${target} has this very workflow.`;
      if (isAccompanied === true && isNothingToPush(plan))
        return `${target} has this very workflow as ${wfSpec.version}. Only what it needs is pushed.`;
      return isNothingToPush(plan)
        ? `Nothing to push: ${target} has this very workflow as ${wfSpec.version}, and all its definitions.`
        : `${target} has this very workflow as ${wfSpec.version}. Only definitions change.`;
    case 'revision':
      return `${it} ${wfSpec.becomes}. Those who run it need not change anything.`;
    case 'major':
      return `${it} ${wfSpec.becomes}. Those who run it must know, because:`;
    case 'refused':
      return other?.isPut === false
        ? 'It stays as it is there; ours could not be pushed, because:'
        : 'Nothing can be pushed, because:';
  }
}

function Versions({ wfSpec }: { wfSpec: WfSpecPlan }) {
  const before = 'version' in wfSpec ? wfSpec.version : undefined;
  const after = 'becomes' in wfSpec ? wfSpec.becomes : undefined;
  return (
    <span className="push-versions mono">
      {before !== undefined && <span className="dim">{before}</span>}
      {before !== undefined && after !== undefined && <IconArrowRight size={13} aria-label="becomes" />}
      {after !== undefined && <b>{after}</b>}
    </span>
  );
}

function Sentences({ of }: { of: readonly string[] }) {
  return (
    <ul className="push-sentences">
      {of.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );
}

export function WfSpecVerdict(props: WfSpecVerdictProps) {
  const { wfSpec } = props.plan;
  const { tone, title } = looks[wfSpec.what];
  const changes = 'changes' in wfSpec ? wfSpec.changes : [];
  // Of a revision the changes say the same as the reasons, and more exactly; of others they are for who wants to know.
  const reasons = 'reasons' in wfSpec ? wfSpec.reasons : [];
  const isPlain = wfSpec.what === 'revision' && changes.length > 0;
  const rest = changes.filter((each) => !reasons.includes(each));
  return (
    <div
      className={`push-verdict tone-${tone}`}
      data-testid={props.other === undefined ? 'push-verdict' : `push-verdict:${props.name}`}
      data-what={wfSpec.what}
    >
      <header className="push-verdict-head">
        <b>{props.other === undefined ? title : `${props.name}: ${title.toLowerCase()}`}</b>
        <Versions wfSpec={wfSpec} />
      </header>
      <p>{sentence(props)}</p>
      {reasons.length > 0 && <Sentences of={reasons} />}
      {rest.length > 0 && (
        <details open={isPlain || undefined}>
          <summary>{rest.length === 1 ? '1 change' : `${rest.length} changes`} of the drawing</summary>
          <Sentences of={rest} />
        </details>
      )}
    </div>
  );
}
