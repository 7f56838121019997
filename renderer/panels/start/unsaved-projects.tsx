/** On the start screen after a crash: projects with edits that were never saved. Opening one offers them. */
import { useEffect, useState } from 'react';
import { IconFilePencil } from '@tabler/icons-react';
import { openFolder } from '../../actions/choose-project-folder.ts';
import { host } from '../../services/host.ts';
import { useConnection } from '../../store/connection-store.ts';

type Unsaved = Awaited<ReturnType<ReturnType<typeof host>['recovery']['list']>>[number];

const when = (keptAt: string): string =>
  new Date(keptAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });

export function UnsavedProjects() {
  const hostState = useConnection((state) => state.host);
  const [found, setFound] = useState<readonly Unsaved[]>([]);
  useEffect(() => {
    let isCurrent = true;
    host()
      .recovery.list()
      .then(
        (list) => isCurrent && setFound(list),
        () => undefined,
      );
    return () => {
      isCurrent = false;
    };
  }, [hostState]);
  if (found.length === 0) return null;
  return (
    <section aria-label="Unsaved edits" data-testid="unsaved-projects">
      <h2>Unsaved edits from the last time</h2>
      {found.map(({ root, name, keptAt, paths }) => (
        <button
          key={root}
          type="button"
          className="list-row"
          title={root}
          onClick={() => void openFolder(root)}
        >
          <IconFilePencil size={16} />
          <b>{name}</b>
          <span className="grow dim">{paths.join(', ')}</span>
          <span className="dim">{when(keptAt)}</span>
        </button>
      ))}
    </section>
  );
}
