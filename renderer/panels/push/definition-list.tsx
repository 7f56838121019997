/** The definitions of a push: those that are new, changed or refused one by one; those that stay as they are in a line. */
import { IconAlertCircle, IconPencil, IconPlus, type TablerIcon } from '@tabler/icons-react';
import type { DefinitionPlan } from '#model/push/kinds/definition-kind.ts';

const looks: Readonly<
  Record<
    Exclude<DefinitionPlan['what'], 'unchanged'>,
    { readonly icon: TablerIcon; readonly tone: string; readonly word: string }
  >
> = {
  new: { icon: IconPlus, tone: 'good', word: 'new' },
  changed: { icon: IconPencil, tone: 'waiting', word: 'changed' },
  refused: { icon: IconAlertCircle, tone: 'bad', word: 'refused' },
};

function Row({ plan }: { plan: DefinitionPlan }) {
  if (plan.what === 'unchanged') return null;
  const { icon: Icon, tone, word } = looks[plan.what];
  return (
    <li className="push-definition" data-testid={`push-definition:${plan.name}`} data-what={plan.what}>
      <Icon size={14} className={`push-definition-icon tone-${tone}`} aria-hidden />
      <div className="push-definition-text">
        <div className="push-definition-head">
          <span className="mono">{plan.name}</span>
          <span className="dim">{plan.kind}</span>
          <span className={`push-word tone-${tone}`}>
            {word}
            {plan.how !== undefined && `: ${plan.how}`}
          </span>
        </div>
        {plan.differences.map((each) => (
          <div key={each} className="push-difference">
            {each}
          </div>
        ))}
        {plan.what === 'refused' && plan.how === 'it can not be changed' && (
          <div className="push-difference">
            Give yours another name, or delete the one that is there first.
          </div>
        )}
      </div>
    </li>
  );
}

export function DefinitionList({ definitions }: { definitions: readonly DefinitionPlan[] }) {
  if (definitions.length === 0) return null;
  const same = definitions.filter(({ what }) => what === 'unchanged');
  const rest = definitions.filter(({ what }) => what !== 'unchanged');
  return (
    <>
      <h3 className="section-title">Definitions</h3>
      {rest.length > 0 && (
        <ul className="push-definitions">
          {rest.map((plan) => (
            <Row key={`${plan.kind} ${plan.name}`} plan={plan} />
          ))}
        </ul>
      )}
      {same.length > 0 && (
        <details className="push-same" data-testid="push-same">
          <summary>
            {same.length} {rest.length === 0 ? '' : 'more '}stay{same.length === 1 ? 's' : ''} as{' '}
            {same.length === 1 ? 'it is' : 'they are'}
          </summary>
          <div className="mono dim">{same.map(({ name }) => name).join(', ')}</div>
        </details>
      )}
    </>
  );
}
