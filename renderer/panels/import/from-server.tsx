/** A WfSpec of a server: the connection that Push uses, too, its WfSpecs by name, and their versions. */
import { Select, TextInput } from '@mantine/core';
import { IconSchema, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useRecentTargets } from '../push/recent-targets.ts';
import { ServerField } from '../push/server-field.tsx';
import type { WfSpecsThere, WfSpecVersions } from './server-wf-specs.ts';
import type { ImportForm } from './use-import.ts';
import { useServerList, type ServerList } from './use-server-list.ts';

export function FromServer({ form }: { form: ImportForm }) {
  const recent = useRecentTargets();
  const server = useServerList(form, recent[0] ?? '');
  const { stage } = server;
  return (
    <>
      <div>
        <ServerField
          target={server.target}
          recent={recent}
          isBad={stage.kind === 'unreachable'}
          isAsking={stage.kind === 'asking'}
          isDisabled={form.isBusy}
          testId="import"
          setTarget={server.setTarget}
          check={server.list}
        />
        <Said server={server} />
      </div>
      {stage.kind === 'listed' && <WfSpecs there={stage.there} server={server} />}
    </>
  );
}

function Said({ server: { stage, target } }: { server: ServerList }) {
  if (stage.kind === 'unreachable')
    return (
      <p className="push-said push-said-bad" role="alert" data-testid="import-target-problem">
        {stage.message}
      </p>
    );
  if (stage.kind === 'asking') return <p className="push-said">Asking {target} what it has…</p>;
  if (stage.kind === 'listed') return null;
  return <p className="push-said">A LittleHorse server that listens without TLS. Nothing changes there.</p>;
}

const SHOWN_MAX = 200;

function WfSpecs({ there, server }: { there: WfSpecsThere; server: ServerList }) {
  const [words, setWords] = useState('');
  const shown = there.wfSpecs.filter(({ name }) => name.toLowerCase().includes(words.trim().toLowerCase()));
  return (
    <div>
      <TextInput
        aria-label="Find a WfSpec"
        placeholder={there.isAll ? 'Find' : 'The beginning of the name, then Enter'}
        leftSection={<IconSearch size={14} />}
        value={words}
        data-testid="import-find"
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !there.isAll) server.list(undefined, words.trim());
        }}
      />
      <div className="import-list" role="group" aria-label="WfSpecs" data-testid="import-list">
        {shown.slice(0, SHOWN_MAX).map((each) => (
          <Row key={each.name} wfSpec={each} server={server} />
        ))}
        {shown.length === 0 && (
          <div className="empty">
            {there.wfSpecs.length === 0 ? `${server.target} has no WfSpec.` : 'No WfSpec is called so.'}
          </div>
        )}
        {shown.length > SHOWN_MAX && (
          <div className="empty">And {shown.length - SHOWN_MAX} more. Type a part of the name.</div>
        )}
      </div>
    </div>
  );
}

function Row({ wfSpec: { name, versions }, server }: { wfSpec: WfSpecVersions; server: ServerList }) {
  const isChosen = server.choice?.name === name;
  const latest = versions[0]!;
  const text = ({ major, revision }: { major: number; revision: number }) => `${major}.${revision}`;
  const chosen = isChosen ? server.choice! : latest;
  return (
    <div className="import-row">
      <button
        type="button"
        className="list-row"
        aria-current={isChosen}
        data-testid={`import-wf-spec:${name}`}
        onClick={() => server.choose({ name, ...latest })}
      >
        <IconSchema size={15} />
        <span className="grow">{name}</span>
        {!isChosen && <span className="dim mono">{text(latest)}</span>}
      </button>
      {isChosen && (
        <Select
          size="xs"
          className="import-version"
          aria-label={`Version of ${name}`}
          data={versions.map(text)}
          value={text(chosen)}
          allowDeselect={false}
          rightSection={versions.length === 1 ? <span /> : undefined}
          disabled={versions.length === 1}
          data-testid="import-version"
          onChange={(value) => {
            const found = versions.find((each) => text(each) === value);
            if (found !== undefined) server.choose({ name, ...found });
          }}
        />
      )}
    </div>
  );
}
