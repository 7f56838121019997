/** The drawer under the canvas: tabs that are always there, and the open one's content. */
import type { KeyboardEvent } from 'react';
import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useSession } from '../store/session-store.ts';
import { usePanelSize } from '../ui/panel-size.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { Splitter } from '../ui/splitter.tsx';
import { drawerTabs } from './registry.tsx';

const INITIAL = 240;

/** Arrows go along the tabs; Enter opens one, since what is in it may take a while to load. */
function walkTabs(event: KeyboardEvent<HTMLElement>): void {
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')];
  const at = tabs.findIndex((tab) => tab === document.activeElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (at < 0 || to === undefined) return;
  tabs[(to + tabs.length) % tabs.length]?.focus();
  event.preventDefault();
  event.stopPropagation();
}

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
      <section
        className="drawer"
        data-zone="drawer"
        style={{ height: isOpen ? height : undefined }}
        aria-label="Drawer"
      >
        <div className="drawer-tabs">
          <div className="drawer-tablist" role="tablist" aria-label="Drawer" onKeyDown={walkTabs}>
            {drawerTabs.map(({ id, label, icon: Icon, count: Count }) => (
              <button
                key={id}
                type="button"
                role="tab"
                id={`drawer-tab-${id}`}
                className="drawer-tab"
                aria-selected={isOpen && tab?.id === id}
                aria-controls={isOpen ? 'drawer-body' : undefined}
                tabIndex={tab?.id === id ? 0 : -1}
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
