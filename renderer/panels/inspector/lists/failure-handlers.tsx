/** The FailureHandlerDefs of a node in the order in which they are tried: which failure, and which thread handles it. */
import { memo } from 'react';
import { Autocomplete, Select } from '@mantine/core';
import { attachFailureHandler } from '#model/commands/attach-failure-handler.ts';
import { editFailureHandlers } from '#model/commands/edit-failure-handlers.ts';
import { handlersOf, type HandlerList } from '#model/commands/failure-handlers.ts';
import { freshThreadName } from '#model/commands/fresh-name.ts';
import { sameValue } from '#model/diff/same-value.ts';
import type { FailureHandlerDef } from '#model/document/node.ts';
import { failureName } from '../../../canvas/layout/starters.ts';
import { RowButtons } from '../fields/row-buttons.tsx';
import { Section } from '../fields/section.tsx';
import type { NodeForm } from '../node-form.ts';
import { useThreadNames } from '../use-drawing-names.ts';
import { errorTypes } from './error-types.ts';

type Scope = 'any' | 'ERROR' | 'EXCEPTION' | 'specific';

const scopeOf = (handler: FailureHandlerDef): Scope =>
  handler.failure !== undefined ? 'specific' : (handler.anyOf ?? 'any');

const scopes: { value: Scope; label: string }[] = [
  { value: 'any', label: 'Any failure' },
  { value: 'ERROR', label: 'Any error (technical)' },
  { value: 'EXCEPTION', label: 'Any exception (business)' },
  { value: 'specific', label: 'One by name' },
];

function withScope(handler: FailureHandlerDef, scope: Scope): FailureHandlerDef {
  const { run } = handler;
  if (scope === 'specific') return { run, failure: handler.failure ?? '' };
  return scope === 'any' ? { run } : { run, anyOf: scope };
}

function HandlerRow(props: {
  form: NodeForm;
  field: string;
  handler: FailureHandlerDef;
  threads: readonly string[];
  onChange: (handler: FailureHandlerDef, field: string) => void;
  buttons: React.ReactNode;
}) {
  const { form, field, handler, threads, onChange } = props;
  const problem = form.problems(field)[0]?.message;
  return (
    <div className="item" data-field={field}>
      <div className="item-head">
        <span className="grow">{failureName(handler) || 'a failure'}</span>
        {props.buttons}
      </div>
      <div className="item-body">
        <div className="field" data-field={`${field}/anyOf`}>
          <Select
            aria-label="Which failures"
            data={scopes}
            value={scopeOf(handler)}
            allowDeselect={false}
            onChange={(scope) => scope && onChange(withScope(handler, scope as Scope), field)}
          />
        </div>
        {handler.failure !== undefined && (
          <div className="field" data-field={`${field}/failure`}>
            <Autocomplete
              aria-label="Name of the failure"
              placeholder="card-declined, or an error type"
              data={[...errorTypes]}
              value={handler.failure}
              onBlur={form.done}
              onChange={(failure) => onChange({ ...handler, failure }, `${field}/failure`)}
            />
          </div>
        )}
        <div className="field" data-field={`${field}/run`}>
          <Select
            aria-label="Thread that handles it"
            leftSection="runs"
            leftSectionWidth={40}
            data={[...new Set([...threads, handler.run])]}
            value={handler.run}
            allowDeselect={false}
            searchable
            error={problem}
            onChange={(run) => run && onChange({ ...handler, run }, `${field}/run`)}
          />
        </div>
      </div>
    </div>
  );
}

interface FailureHandlersProps {
  readonly form: NodeForm;
  readonly list?: HandlerList;
  readonly title?: string;
}

const fieldOf = (list: HandlerList) => (list === 'node' ? 'onFailure' : 'onThreadFailure');

function Handlers({ form, list = 'node', title = 'Failure handlers' }: FailureHandlersProps) {
  const { thread, node } = form;
  const names = useThreadNames();
  const handlers = handlersOf(node, list);
  const field = fieldOf(list);
  const set = (next: readonly FailureHandlerDef[], at: string) =>
    form.run(at, (drawing) =>
      editFailureHandlers(drawing, { thread, node: node.name, handlers: next, list }),
    );
  const add = () =>
    form.run(field, (drawing) =>
      attachFailureHandler(drawing, {
        thread,
        node: node.name,
        list,
        handler: { run: freshThreadName(drawing, `${node.name}-failed`) },
      }),
    );
  const move = (from: number, to: number) => {
    const next = [...handlers];
    next.splice(to, 0, ...next.splice(from, 1));
    set(next, field);
  };
  return (
    <Section title={title} field={field} addLabel="Handle a failure" onAdd={add}>
      {handlers.length === 0 && (
        <p className="form-note">
          A failure here ends the thread. A handler is a thread that runs instead; when it completes, the flow
          goes on.
        </p>
      )}
      {handlers.map((handler, index) => (
        <HandlerRow
          key={index}
          form={form}
          field={`${field}/${index}`}
          handler={handler}
          threads={names.filter((name) => name !== thread)}
          onChange={(next, at) =>
            set(
              handlers.map((each, other) => (other === index ? next : each)),
              at,
            )
          }
          buttons={
            <RowButtons
              of={`handler of ${failureName(handler)}`}
              onEarlier={index > 0 ? () => move(index, index - 1) : undefined}
              onLater={index < handlers.length - 1 ? () => move(index, index + 1) : undefined}
              onRemove={() =>
                set(
                  handlers.filter((_, other) => other !== index),
                  field,
                )
              }
            />
          }
        />
      ))}
    </Section>
  );
}

/** Rests while something else of the node is edited. */
export const FailureHandlers = memo(Handlers, (a, b) => {
  const list = a.list ?? 'node';
  return (
    a.list === b.list &&
    a.form.thread === b.form.thread &&
    a.form.node.name === b.form.node.name &&
    handlersOf(a.form.node, list) === handlersOf(b.form.node, list) &&
    sameValue(a.form.problems(fieldOf(list)), b.form.problems(fieldOf(list)))
  );
});
