/** Where the open definition is used: nodes, interrupts, types. */
import { useMemo } from 'react';
import type { DefinitionKind } from '#model/document/problem.ts';
import { definitionUses } from '#model/uses/definition-uses.ts';
import { useDocument } from '../../store/document-store.ts';
import { Section } from '../inspector/fields/section.tsx';
import '../outline/outline.css';
import { UseList } from '../outline/use-list.tsx';

export function WhereUsed({ kind, name }: { kind: DefinitionKind; name: string }) {
  const drawing = useDocument((state) => state.drawing);
  const uses = useMemo(() => (drawing ? definitionUses(drawing, kind, name) : []), [drawing, kind, name]);
  return (
    <Section title={uses.length === 0 ? 'Where used' : `Where used · ${uses.length}`}>
      {uses.length === 0 ? (
        <p className="form-note">Nothing in this workflow uses it yet.</p>
      ) : (
        <UseList uses={uses} label="Where used" name={name} />
      )}
    </Section>
  );
}
