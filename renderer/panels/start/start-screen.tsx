/** What greets: templates to start from, projects opened lately, open a folder, begin a new one. */
import { useEffect, useState } from 'react';
import { Button, Loader } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import type { TemplateInfo } from '#bridge/contract.ts';
import { openFolder } from '../../actions/choose-project-folder.ts';
import { actionById } from '../../actions/registry.ts';
import { shortcutText } from '../../actions/shortcut.ts';
import { host } from '../../services/host.ts';
import { useConnection } from '../../store/connection-store.ts';
import logo from '../../ui/paddock.svg';
import './start.css';
import { TemplateGallery } from './template-gallery.tsx';
import { UnsavedProjects } from './unsaved-projects.tsx';

const RECENT_AT_MOST = 6;

interface Offers {
  readonly templates: readonly TemplateInfo[];
  readonly recent: readonly { root: string; name: string }[];
}

/** Asked again when the host comes back. */
function useOffers(): Offers | undefined {
  const hostState = useConnection((state) => state.host);
  const [offers, setOffers] = useState<Offers | undefined>(undefined);
  useEffect(() => {
    let isCurrent = true;
    Promise.all([host().files.templates(), host().files.recentProjects()]).then(
      ([templates, recent]) => isCurrent && setOffers({ templates, recent }),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [hostState]);
  return offers;
}

function ActionRow({ id }: { id: string }) {
  const action = actionById(id);
  const Icon = action.icon;
  return (
    <Button
      variant="default"
      size="sm"
      leftSection={Icon && <Icon size={16} />}
      rightSection={shortcutText(action) && <kbd>{shortcutText(action)}</kbd>}
      onClick={() => action.perform()}
    >
      {action.label}
    </Button>
  );
}

export function StartScreen() {
  const offers = useOffers();
  return (
    <main className="start" data-testid="start">
      <div className="start-inner">
        <div className="start-head">
          <img src={logo} alt="" />
          <div>
            <h1>Paddock</h1>
            <p>Draw LittleHorse workflows, run them at once, push the same bytes to a cluster.</p>
          </div>
        </div>
        <div className="start-actions">
          <ActionRow id="file.new" />
          <ActionRow id="file.open" />
          <ActionRow id="file.import" />
        </div>
        <UnsavedProjects />
        <section aria-label="Templates">
          <h2>Start from a template</h2>
          {offers === undefined ? <Loader size="sm" /> : <TemplateGallery templates={offers.templates} />}
        </section>
        {offers !== undefined && offers.recent.length > 0 && (
          <section aria-label="Recent projects">
            <h2>Recent</h2>
            {offers.recent.slice(0, RECENT_AT_MOST).map(({ root, name }) => (
              <button key={root} type="button" className="list-row" onClick={() => void openFolder(root)}>
                <IconFolder size={16} />
                <b>{name}</b>
                <span className="grow dim" style={{ direction: 'rtl', textAlign: 'left' }}>
                  <bdi>{root}</bdi>
                </span>
              </button>
            ))}
          </section>
        )}
      </div>
    </main>
  );
}
