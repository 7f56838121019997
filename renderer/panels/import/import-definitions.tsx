/** The definitions of an import: those that come along, those that the project has already, and those that are missing. */
import { IconAlertTriangle, IconCheck, IconFileDots, IconPlus, type TablerIcon } from '@tabler/icons-react';
import { definitionsOf, wordOf } from '#model/commands/definition-lists.ts';
import { parseDefinitions } from '#model/text/parse-definitions.ts';
import type { NamedDefinition } from '#model/uses/named-definitions.ts';
import { DEFINITIONS_FILE } from '../../store/file-names.ts';
import type { Imported } from './imported.ts';
import { emptyPlace, placeImport, type DefinitionFate, type ImportPlace } from './place-import.ts';
import type { ImportForm } from './use-import.ts';

const looks: Readonly<
  Record<
    DefinitionFate | 'missing',
    { readonly icon: TablerIcon; readonly tone: string; readonly word: string }
  >
> = {
  added: { icon: IconPlus, tone: 'good', word: 'comes along' },
  same: { icon: IconCheck, tone: 'flow', word: 'the project has it just so' },
  own: {
    icon: IconFileDots,
    tone: 'waiting',
    word: 'the project has another: goes into this workflow’s file',
  },
  missing: { icon: IconAlertTriangle, tone: 'waiting', word: 'not there' },
};

/** Those that neither the source nor the project has. */
function lacking(missing: readonly NamedDefinition[], { definitions }: ImportPlace) {
  const there = definitions && parseDefinitions(definitions.text, DEFINITIONS_FILE).definitions;
  return missing.filter(
    ({ kind, name }) => !(there && definitionsOf(there, kind).some((each) => each.name === name)),
  );
}

export function ImportDefinitions({ form, imported }: { form: ImportForm; imported: Imported }) {
  const place = form.place ?? emptyPlace;
  const { definitions, isBroken } = placeImport(imported.workflow, imported.definitions, form.name, place);
  const missing = lacking(imported.missing, place);
  const rows = [...definitions, ...missing.map((each) => ({ ...each, fate: 'missing' as const }))];
  if (rows.length === 0) return null;
  const isServer = definitions.length > 0;
  return (
    <>
      <h3 className="section-title">Definitions</h3>
      {isBroken && (
        <p className="push-said">
          {DEFINITIONS_FILE} can’t be read just now, so it stays as it is and the workflow’s file carries
          them.
        </p>
      )}
      {missing.length > 0 && (
        <p className="push-said" data-testid="import-missing">
          {isServer
            ? `${missing.length === 1 ? 'One is' : `${missing.length} are`} not on the server.`
            : 'A WfSpec in a file has no definitions with it.'}{' '}
          After the import, the list of problems offers to make what is missing.
        </p>
      )}
      <ul className="push-definitions import-definitions">
        {rows.map(({ kind, name, fate }) => {
          const { icon: Icon, tone, word } = looks[fate];
          return (
            <li
              key={`${kind} ${name}`}
              className="push-definition"
              data-testid={`import-definition:${name}`}
              data-fate={fate}
            >
              <Icon size={14} className={`push-definition-icon tone-${tone}`} aria-hidden />
              <div className="push-definition-text push-definition-head">
                <span className="mono">{name}</span>
                <span className="dim">{wordOf[kind]}</span>
                <span className={`push-word tone-${tone}`}>{word}</span>
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
