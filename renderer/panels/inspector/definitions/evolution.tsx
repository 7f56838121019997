/** What a cluster would say to the changes of a StructDef since it was last saved. */
import { IconAlertCircle, IconCheck, IconPlus } from '@tabler/icons-react';
import { structEvolution } from '#model/compatibility/struct-evolution.ts';
import type { StructDef } from '#model/document/definitions.ts';
import { definitionDifferences } from '#model/push/definition-differences.ts';
import { useDocument } from '../../../store/document-store.ts';
import { savedDefinitions } from '../../../store/new-definitions.ts';

export function Evolution({ definition }: { definition: StructDef }) {
  const texts = useDocument((state) => state.texts);
  const saved = savedDefinitions(texts)?.structDefs.find(({ name }) => name === definition.name);
  if (saved === undefined)
    return (
      <p className="form-note evolution" data-what="new">
        <IconPlus size={14} /> New since the last save: any field may still change.
      </p>
    );
  const evolution = structEvolution(saved, definition);
  if (evolution.what === 'broken' || evolution.what === 'same')
    return evolution.what === 'same' ? (
      <p className="form-note evolution" data-what="same">
        <IconCheck size={14} /> Its fields are as they were saved.
      </p>
    ) : null;
  const isRefused = evolution.what === 'refused';
  return (
    <div
      className={`evolution-card tone-${isRefused ? 'bad' : 'good'}`}
      role="status"
      data-testid="evolution"
      data-what={evolution.what}
    >
      <b>
        {isRefused ? <IconAlertCircle size={14} /> : <IconCheck size={14} />}
        {isRefused ? 'A cluster that has it would refuse it' : 'Compatible: becomes a new version'}
      </b>
      {isRefused && (
        <p>
          {evolution.why.charAt(0).toUpperCase() + evolution.why.slice(1)}
          {definition.allowedUpdates === undefined
            ? ' Allow compatible changes below, or give the struct another name.'
            : ' Put the field back, or give it a default or let it be null.'}
        </p>
      )}
      <ul>
        {definitionDifferences(saved, definition).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
