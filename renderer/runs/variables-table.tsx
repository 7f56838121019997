/** The Variables of the watched run, thread by thread; masked ones are hidden until asked for. */
import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Variable } from '#api/gen/variable_pb.js';
import type { Run } from './read-run.ts';
import { useOneStop } from '../ui/one-stop.ts';
import { MASK, shortValue, wholeValue } from './value-text.ts';

const keyOf = ({ id }: Variable): string => `${id?.threadRunNumber ?? 0}/${id?.name ?? ''}`;

interface VariableRowProps {
  readonly variable: Variable;
  readonly stop: ReturnType<ReturnType<typeof useOneStop>['item']>;
}

function VariableRow({ variable, stop }: VariableRowProps) {
  const [isOpen, setIsOpen] = useState(false);
  const name = variable.id?.name ?? '';
  const shown = variable.masked ? MASK : isOpen ? wholeValue(variable.value) : shortValue(variable.value, 60);
  return (
    <UnstyledButton
      {...stop}
      className="variable-row"
      aria-expanded={isOpen}
      data-testid={`variable:${keyOf(variable)}`}
      onClick={() => setIsOpen(!isOpen)}
    >
      <span className="mono variable-name">{name}</span>
      <span
        className={`mono variable-value ${isOpen ? 'variable-open' : ''}`}
        title={variable.masked ? 'masked' : undefined}
      >
        {shown}
      </span>
    </UnstyledButton>
  );
}

export function VariablesTable({ run }: { run: Run }) {
  const stops = useOneStop<HTMLDivElement>(run.variables.map(keyOf));
  if (run.variables.length === 0) return <p className="dim run-none">This workflow has no variables.</p>;
  const numbers = [...new Set(run.variables.map((each) => each.id?.threadRunNumber ?? 0))];
  return (
    <div className="variables" {...stops.list}>
      {numbers.map((number) => (
        <div key={number}>
          {numbers.length > 1 && (
            <div className="dim variables-thread">
              {run.threads.get(number)?.threadSpecName} · thread {number}
            </div>
          )}
          {run.variables
            .filter((each) => (each.id?.threadRunNumber ?? 0) === number)
            .map((variable) => (
              <VariableRow key={variable.id?.name} variable={variable} stop={stops.item(keyOf(variable))} />
            ))}
        </div>
      ))}
    </div>
  );
}
