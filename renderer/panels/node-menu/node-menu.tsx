/** The menu that adds a node by keyboard or pointer: type, arrows, Enter. Opened by `A`, `N`, or a wire let go. */
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { performAdd, recentOffers } from '../../canvas/edits/perform-add.ts';
import { performReplace } from '../../canvas/edits/replace-edit.ts';
import type { Offer } from '../../canvas/nodes/offers.ts';
import { useSession, type NodeMenu as NodeMenuRequest } from '../../store/session-store.ts';
import { focusOrigin, returnFocus } from '../../ui/return-focus.ts';
import { findKinds } from './find-kinds.ts';
import './node-menu.css';

const WIDTH = 320;
const HEIGHT = 380;

function add(view: Offer, menu: NodeMenuRequest): void {
  const { after, before, replace, place, onEdge } = menu;
  const thread = after?.thread ?? before?.thread ?? onEdge?.thread ?? place?.thread;
  useSession.getState().openNodeMenu(undefined);
  if (replace) return performReplace(view.id, replace);
  if (thread === undefined) return;
  performAdd(view.id, {
    thread,
    after: after?.node,
    before: before?.node,
    edge: onEdge && { node: onEdge.node, index: onEdge.index },
    at: place && { x: place.x, y: place.y },
  });
}

function titleOf({ after, before, replace, onEdge }: NodeMenuRequest): string {
  if (after) return `After ${after.node}`;
  if (before) return `Before ${before.node}`;
  if (replace) return `Replace ${replace.node}`;
  return onEdge ? 'Insert into this edge' : 'Add a node';
}

function OpenMenu({ menu }: { menu: NodeMenuRequest }) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const [origin] = useState(focusOrigin);
  const kinds = useMemo(
    () => findKinds(text, recentOffers(), menu.onEdge || menu.before ? ['exit'] : []),
    [text, menu],
  );
  const close = () => {
    useSession.getState().openNodeMenu(undefined);
    returnFocus(origin, { toElement: true });
  };
  useEffect(() => {
    const listen = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) useSession.getState().openNodeMenu(undefined);
    };
    addEventListener('pointerdown', listen, true);
    return () => removeEventListener('pointerdown', listen, true);
  }, []);
  const choose = (view: Offer) => {
    add(view, menu);
    returnFocus(origin);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((at + step + kinds.length) % Math.max(kinds.length, 1));
    else if (event.key === 'Enter' && kinds[at]) choose(kinds[at]);
    else if (event.key === 'Escape') close();
    else if (event.key !== 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
  };
  const title = titleOf(menu);
  return (
    <div
      ref={box}
      className="node-menu"
      role="dialog"
      aria-label={title}
      data-testid="node-menu"
      style={{
        left: Math.max(8, Math.min(menu.at.x, innerWidth - WIDTH - 8)),
        top: Math.max(8, Math.min(menu.at.y, innerHeight - HEIGHT - 8)),
        width: WIDTH,
        maxHeight: HEIGHT,
      }}
      onKeyDown={onKeyDown}
    >
      <input
        autoFocus
        className="node-menu-search"
        placeholder={`${title}: type to search`}
        aria-label={title}
        role="combobox"
        aria-expanded
        aria-controls="node-menu-list"
        aria-activedescendant={kinds[at] && `node-menu-${kinds[at].id}`}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
      />
      <div id="node-menu-list" role="listbox" aria-label="Node kinds" className="node-menu-list">
        {kinds.map((view, index) => (
          <div
            key={view.id}
            id={`node-menu-${view.id}`}
            role="option"
            aria-selected={index === at}
            className={`node-menu-item tone-${view.tone()}`}
            data-testid={`node-menu:${view.id}`}
            ref={(element) => {
              if (index === at) element?.scrollIntoView({ block: 'nearest' });
            }}
            onPointerMove={() => setAt(index)}
            onClick={() => choose(view)}
          >
            <span className="kind-tile">
              <view.icon size={16} stroke={1.8} />
            </span>
            <span className="node-menu-text">
              <span>{view.label}</span>
              <span className="dim">{view.description}</span>
            </span>
          </div>
        ))}
        {kinds.length === 0 && <div className="empty">No kind of node is called like that.</div>}
      </div>
    </div>
  );
}

export function NodeMenu() {
  const menu = useSession((state) => state.nodeMenu);
  return menu ? <OpenMenu menu={menu} key={`${menu.at.x},${menu.at.y}`} /> : null;
}
