/** What is different between two definitions of one name, in sentences: what is there, and what we would put. */
import type {
  ExternalEventDef,
  StructDef,
  TaskDef,
  UserTaskDef,
  WorkflowEventDef,
} from '../document/definitions.ts';
import { changedFieldSentence } from './changed-field.ts';
import { diffFields } from '../diff/diff-fields.ts';

export type DefinitionRecord = TaskDef | ExternalEventDef | WorkflowEventDef | UserTaskDef | StructDef;

interface Named {
  readonly name: string;
}

/** Empty when the records say the same: the difference is in what a drawing has no word for. */
export function definitionDifferences(there: DefinitionRecord, here: DefinitionRecord): readonly string[] {
  const sentences = diffFields(there, here, ['inputs', 'fields', 'allowedUpdates']).map((difference) =>
    changedFieldSentence('', difference),
  );
  return [...sentences, ...partDifferences(partsOf(there), partsOf(here))];
}

function partsOf(record: DefinitionRecord): { readonly word: string; readonly parts: readonly Named[] } {
  if ('inputs' in record) return { word: 'Input', parts: record.inputs };
  return { word: 'Field', parts: 'fields' in record ? record.fields : [] };
}

function partDifferences(there: ReturnType<typeof partsOf>, here: ReturnType<typeof partsOf>): string[] {
  const { word } = here;
  const before = new Map(there.parts.map((part) => [part.name, part]));
  const after = new Map(here.parts.map((part) => [part.name, part]));
  const sentences: string[] = [];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [a, b] = [before.get(name), after.get(name)];
    if (a === undefined) sentences.push(`${word} ${name} is new.`);
    else if (b === undefined) sentences.push(`${word} ${name} is gone.`);
    else
      for (const difference of diffFields(a, b, ['deprecated']))
        sentences.push(changedFieldSentence(`${word} ${name}: `, difference));
  }
  const isReordered =
    sentences.length === 0 && [...before.keys()].join('\n') !== [...after.keys()].join('\n');
  return isReordered ? [`${word}s stand in another order.`] : sentences;
}
