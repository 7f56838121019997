/** The form of a node that waits for child threads. */
import { ChoiceRow } from '../fields/choice-row.tsx';
import { ExpressionRow } from '../fields/expression-row.tsx';
import { Section } from '../fields/section.tsx';
import { ExpressionList } from '../lists/expression-list.tsx';
import { FailureHandlers } from '../lists/failure-handlers.tsx';
import type { KindFormProps, NodeForm } from '../node-form.ts';

export function WaitForThreadsForm({ form }: KindFormProps<'wait-for-threads'>) {
  const { node } = form;
  const mode = node.threadList === undefined ? 'each' : 'list';
  return (
    <>
      <Section title="Threads">
        <ChoiceRow
          field="mode"
          label="Given as"
          value={mode}
          choices={[
            { value: 'each', label: 'thread numbers' },
            { value: 'list', label: 'a list' },
          ]}
          onChange={(next) => form.set(next === 'list' ? { threadList: '' } : { threads: [] })}
        />
        {mode === 'list' ? (
          <ExpressionRow
            form={form}
            field="threadList"
            label="List of thread numbers"
            value={node.threadList}
            expects="JSON_ARR"
            placeholder="output(start-for-each)"
            onChange={(threadList) => form.set({ threadList })}
          />
        ) : (
          <ExpressionList
            form={form}
            field="threads"
            label="Thread numbers"
            values={node.threads ?? []}
            placeholder="output(start-thread)"
            expects="INT"
            onChange={(threads, field) => form.set({ threads }, field)}
          />
        )}
        <ChoiceRow
          field="strategy"
          label="Goes on when"
          value={node.strategy ?? 'WAIT_FOR_ALL'}
          choices={[
            { value: 'WAIT_FOR_ALL', label: 'all have completed' },
            { value: 'WAIT_FOR_FIRST', label: 'the first has ended' },
            { value: 'WAIT_FOR_ANY', label: 'any has completed' },
          ]}
          onChange={(strategy) => form.set({ strategy: strategy === 'WAIT_FOR_ALL' ? undefined : strategy })}
        />
      </Section>
      <FailureHandlers form={form as unknown as NodeForm} list="waited-thread" title="When a thread fails" />
    </>
  );
}
