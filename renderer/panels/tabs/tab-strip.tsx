/** The open workflows as tabs over the canvas: shown once there are two. Drag to reorder, middle click or Del to close. */
import { useRef, useState } from 'react';
import { IconSchema, IconX } from '@tabler/icons-react';
import { placeKeyOf } from '../../actions/place-keys.ts';
import { actionById } from '../../actions/registry.ts';
import { shortcutText } from '../../actions/shortcut.ts';
import { closeTab, openTab } from '../../actions/tab-actions.ts';
import { useDocument } from '../../store/document-store.ts';
import { layoutFileOf, workflowTitle } from '../../store/file-names.ts';
import { differs } from '../../store/write-drawing.ts';
import { useFocusInPlace } from '../../ui/focus-in-place.ts';
import { focusZone } from '../../ui/zones.ts';
import './tabs.css';

/** A type of ours, so that a dragged tab is no file that falls onto the window. */
const DRAGGED = 'application/x-paddock-tab';

interface TabProps {
  readonly tabRef: (tab: HTMLElement | null) => () => void;
  readonly path: string;
  readonly isShown: boolean;
  readonly drop: (path: string, before: string) => void;
  readonly walk: (from: HTMLElement, key: string) => void;
}

function Tab({ tabRef, path, isShown, drop, walk }: TabProps) {
  const [isOver, setIsOver] = useState(false);
  const isUnsaved = useDocument(({ texts }) =>
    [path, layoutFileOf(path)].some((each) => texts[each] !== undefined && differs(texts[each])),
  );
  const keys = shortcutText(actionById('tab.close'));
  return (
    <div
      ref={tabRef}
      role="tab"
      className="file-tab"
      tabIndex={isShown ? 0 : -1}
      aria-selected={isShown}
      aria-label={isUnsaved ? `${workflowTitle(path)}, unsaved edits` : workflowTitle(path)}
      aria-keyshortcuts="Delete"
      title={`${path}${keys ? `, ${keys} closes it` : ''}`}
      data-testid={`tab:${path}`}
      data-over={isOver || undefined}
      draggable
      onClick={() => openTab(path)}
      onAuxClick={(event) => event.button === 1 && closeTab(path)}
      // The middle button would start to scroll.
      onMouseDown={(event) => event.button === 1 && event.preventDefault()}
      onKeyDown={(event) => {
        if (event.altKey || event.ctrlKey || event.metaKey) return;
        if (event.key === 'Enter' || event.key === ' ') openTab(path);
        else if (placeKeyOf('tabs', event) === 'close') closeTab(path);
        else if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key))
          walk(event.currentTarget, event.key);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED, path);
        event.dataTransfer.effectAllowed = 'move';
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        setIsOver(false);
        const dragged = event.dataTransfer.getData(DRAGGED);
        if (dragged !== '') drop(dragged, path);
      }}
    >
      <IconSchema size={14} />
      <span className="file-tab-name">{workflowTitle(path)}</span>
      <span
        className="file-tab-close"
        aria-hidden
        data-unsaved={isUnsaved || undefined}
        onClick={(event) => {
          event.stopPropagation();
          closeTab(path);
        }}
      >
        <span className="unsaved-dot" />
        <IconX size={13} />
      </span>
    </div>
  );
}

export function TabStrip() {
  const openFiles = useDocument((state) => state.openFiles);
  const shown = useDocument((state) => state.workflowFile);
  const strip = useRef<HTMLDivElement>(null);
  const tabRef = useFocusInPlace(() => {
    const tab = strip.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (tab) tab.focus();
    else focusZone('canvas');
  });
  if (openFiles.length < 2) return null;
  const drop = (path: string, before: string) => {
    const { openFiles: files, moveTab } = useDocument.getState();
    moveTab(path, files.indexOf(before));
  };
  const walk = (from: HTMLElement, key: string) => {
    const tabs = [...(strip.current?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])];
    const index = tabs.indexOf(from);
    const last = tabs.length - 1;
    const to = {
      ArrowLeft: index === 0 ? last : index - 1,
      ArrowRight: index === last ? 0 : index + 1,
      Home: 0,
      End: last,
    }[key];
    tabs[to ?? 0]?.focus();
  };
  return (
    <div ref={strip} className="file-tabs" role="tablist" aria-label="Open workflows" data-testid="tabs">
      {openFiles.map((path) => (
        <Tab key={path} tabRef={tabRef} path={path} isShown={path === shown} drop={drop} walk={walk} />
      ))}
    </div>
  );
}
