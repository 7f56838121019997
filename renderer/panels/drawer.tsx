/** The drawer under the canvas: tabs that are always there, and the open one's content. */
import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useSession } from '../store/session-store.ts';
import { usePanelSize } from '../ui/panel-size.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { Splitter } from '../ui/splitter.tsx';
import { drawerTabs } from './registry.tsx';

const INITIAL = 240;

export function Drawer({ maxHeight }: { maxHeight: number }) {
  const isOpen = useSession((state) => state.drawerOpen);
  const current = useSession((state) => state.drawerTab);
  const { showDrawer, toggleDrawer } = useSession.getState();
  const [size, setSize] = usePanelSize('drawer', INITIAL);
  const tab = drawerTabs.find((each) => each.id === current) ?? drawerTabs[0];
  const height = Math.min(size, Math.max(maxHeight, 120));
  return (
    <>
      {isOpen && (
        <Splitter
          label="Height of the drawer"
          orientation="horizontal"
          size={height}
          min={120}
          max={Math.max(maxHeight, 160)}
          initial={INITIAL}
          after
          onResize={setSize}
        />
      )}
      <section className="drawer" data-zone="drawer" style={{ height: isOpen ? height : undefined }} aria-label="Drawer">
        <div className="drawer-tabs">
          <div className="drawer-tablist" role="tablist" aria-label="Drawer">
            {drawerTabs.map(({ id, label, icon: Icon, count: Count }) => (
              <button
                key={id}
                type="button"
                role="tab"
                id={`drawer-tab-${id}`}
                className="drawer-tab"
                aria-selected={isOpen && tab?.id === id}
                aria-controls="drawer-body"
                data-testid={`drawer:${id}`}
                onClick={() => (isOpen && tab?.id === id ? toggleDrawer() : showDrawer(id))}
              >
                <Icon size={14} />
                {label}
                {Count && <Count />}
              </button>
            ))}
          </div>
          <ActionIcon
            ml="auto"
            size={24}
            aria-label={isOpen ? 'Close the drawer' : 'Open the drawer'}
            onClick={toggleDrawer}
          >
            {isOpen ? <IconChevronDown size={16} /> : <IconChevronUp size={16} />}
          </ActionIcon>
        </div>
        {isOpen && tab && (
          <div
            className="drawer-body"
            id="drawer-body"
            role="tabpanel"
            aria-labelledby={`drawer-tab-${tab.id}`}
          >
            <ErrorBoundary zone={tab.label} resetKey={tab.id}>
              <tab.body />
            </ErrorBoundary>
          </div>
        )}
      </section>
    </>
  );
}
