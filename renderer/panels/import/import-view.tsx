/** What an import found and what becomes of it: its name here, its warnings with their fixes, and its definitions. */
import { Button, TextInput } from '@mantine/core';
import { IconAlertCircle, IconAlertTriangle, IconTool } from '@tabler/icons-react';
import type { Problem } from '#model/document/problem.ts';
import { fixesFor } from '#model/fixes/fixes-for.ts';
import type { Imported } from './imported.ts';
import { ImportDefinitions } from './import-definitions.tsx';
import { emptyPlace, nameProblem } from './place-import.ts';
import { drawingOf, type ImportForm } from './use-import.ts';

interface ImportViewProps {
  readonly form: ImportForm;
  readonly imported: Imported;
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

export function ImportView({ form, imported }: ImportViewProps) {
  const { workflow } = imported;
  const nodes = workflow.threads.reduce((sum, thread) => sum + thread.nodes.length, 0);
  const wrong = nameProblem(form.name, form.place ?? emptyPlace);
  const isOther = form.name !== workflow.name && wrong === undefined;
  return (
    <section className="import-view" data-testid="import-view">
      <p className="import-found">
        <b className="mono">{workflow.name}</b> from {imported.from}:{' '}
        {counted(workflow.threads.length, 'thread')}, {counted(nodes, 'node')}.
      </p>
      <TextInput
        label="Name in the project"
        classNames={{ input: 'mono' }}
        value={form.name}
        error={wrong}
        description={
          isOther ? `The WfSpec is called “${workflow.name}”; pushed, this is another one.` : undefined
        }
        disabled={form.isBusy}
        spellCheck={false}
        data-testid="import-name"
        onChange={(event) => form.setName(event.currentTarget.value.trim())}
      />
      <Problems form={form} imported={imported} />
      <ImportDefinitions form={form} imported={imported} />
    </section>
  );
}

const SHOWN_MAX = 50;

function Problems({ form, imported }: ImportViewProps) {
  const { problems } = imported;
  if (problems.length === 0) return null;
  const leftOut = problems
    .filter(({ code }) => code === 'public-by-omission')
    .flatMap((problem) => {
      const [fix] = fixesFor(problem, drawingOf(imported));
      return fix === undefined ? [] : [{ problem, fix }];
    });
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return (
    <>
      <h3 className="section-title">
        {errors === 0
          ? `${counted(problems.length, 'warning')} of the import`
          : 'What is wrong with it, to be mended in the drawing'}
      </h3>
      {leftOut.length > 1 && (
        <Button
          size="compact-xs"
          variant="default"
          className="import-fix-all"
          leftSection={<IconTool size={13} />}
          disabled={form.isBusy}
          data-testid="import-fix-all"
          onClick={() => form.mend(leftOut)}
        >
          Make all {leftOut.length} private
        </Button>
      )}
      <ul className="push-definitions" data-testid="import-warnings">
        {problems.slice(0, SHOWN_MAX).map((problem) => (
          <ProblemRow
            key={`${problem.code} ${problem.message}`}
            form={form}
            imported={imported}
            of={problem}
          />
        ))}
      </ul>
      {problems.length > SHOWN_MAX && <p className="dim">And {problems.length - SHOWN_MAX} more.</p>}
    </>
  );
}

function ProblemRow({ form, imported, of: problem }: ImportViewProps & { of: Problem }) {
  const [fix] = fixesFor(problem, drawingOf(imported));
  const isError = problem.severity === 'error';
  const Icon = isError ? IconAlertCircle : IconAlertTriangle;
  return (
    <li className="push-definition">
      <Icon
        size={14}
        className={`push-definition-icon tone-${isError ? 'bad' : 'waiting'}`}
        role="img"
        aria-label={problem.severity}
      />
      <div className="push-definition-text">{problem.message}</div>
      {fix !== undefined && (
        <Button
          size="compact-xs"
          variant="default"
          className="import-fix"
          leftSection={<IconTool size={13} />}
          disabled={form.isBusy}
          data-testid="import-fix"
          onClick={() => form.mend([{ problem, fix }])}
        >
          {fix.label}
        </Button>
      )}
    </li>
  );
}
