/** The four zones of an open project: rail with side panel, canvas over drawer, inspector. */
import { useEffect, useState } from 'react';
import { Canvas } from '../canvas/canvas.tsx';
import { itemId } from '../canvas/record-id.ts';
import { useDocument } from '../store/document-store.ts';
import { useSession } from '../store/session-store.ts';
import { useSettings } from '../store/settings-store.ts';
import { focusKept } from '../ui/focus-kept.ts';
import { usePanelSize } from '../ui/panel-size.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { Splitter } from '../ui/splitter.tsx';
import { Chooser } from './chooser/chooser.tsx';
import { Drawer } from './drawer.tsx';
import { Inspector } from './inspector/inspector.tsx';
import { leaveByEscape } from './inspector/open-inspector.ts';
import { NodeMenu } from './node-menu/node-menu.tsx';
import { FixMenu } from './problems/fix-menu.tsx';
import { NoWorkflow } from './no-workflow.tsx';
import { Rail } from './rail.tsx';
import { sidePanels } from './registry.tsx';
import { TabStrip } from './tabs/tab-strip.tsx';

const INITIAL = { side: 260, inspector: 340 };

function useWindowHeight(): number {
  const [height, setHeight] = useState(() => innerHeight);
  useEffect(() => {
    const listen = () => setHeight(innerHeight);
    addEventListener('resize', listen);
    return () => removeEventListener('resize', listen);
  }, []);
  return height;
}

function SidePanel() {
  const id = useSession((state) => state.sidePanel);
  const [size, setSize] = usePanelSize('side', INITIAL.side);
  const panel = sidePanels.find((each) => each.id === id);
  if (panel === undefined) return null;
  return (
    <>
      <aside
        ref={focusKept}
        className="side-panel"
        data-zone="side-panel"
        style={{ width: size }}
        aria-label={panel.label}
      >
        <div className="panel-title">
          <span>{panel.label}</span>
          {panel.actions && <panel.actions />}
        </div>
        <div className="panel-body">
          <ErrorBoundary zone={panel.label} resetKey={panel.id}>
            <panel.body />
          </ErrorBoundary>
        </div>
      </aside>
      <Splitter
        label="Width of the side panel"
        orientation="vertical"
        size={size}
        min={180}
        max={520}
        initial={INITIAL.side}
        onResize={setSize}
      />
    </>
  );
}

function InspectorZone() {
  const isOpen = useSession((state) => state.inspectorOpen);
  const shown = useSession(({ selection: [item, ...more] }) =>
    item === undefined || more.length > 0 ? `${more.length}` : itemId(item),
  );
  const [size, setSize] = usePanelSize('inspector', INITIAL.inspector);
  if (!isOpen) return null;
  return (
    <>
      <Splitter
        label="Width of the inspector"
        orientation="vertical"
        size={size}
        min={280}
        max={640}
        initial={INITIAL.inspector}
        after
        onResize={setSize}
      />
      <aside
        ref={focusKept}
        className="inspector"
        style={{ width: size }}
        aria-label="Inspector"
        data-testid="inspector"
        data-zone="inspector"
        onKeyDown={leaveByEscape}
      >
        <ErrorBoundary zone="The inspector" resetKey={shown}>
          <Inspector />
        </ErrorBoundary>
      </aside>
    </>
  );
}

export function Workbench() {
  const height = useWindowHeight();
  const hasWorkflow = useDocument((state) => state.workflowFile !== undefined);
  const sidePanel = useSession((state) => state.sidePanel);
  // What was open the last time is open again.
  useEffect(() => {
    const { view } = useSettings.getState();
    const session = useSession.getState();
    if (view.inspectorOpen === false && session.inspectorOpen) session.toggleInspector();
    if (view.sidePanelClosed === true) session.showSidePanel(undefined);
    return useSession.subscribe((state, before) => {
      const { remember } = useSettings.getState();
      if (state.inspectorOpen !== before.inspectorOpen) remember('inspectorOpen', state.inspectorOpen);
      if ((state.sidePanel === undefined) !== (before.sidePanel === undefined))
        remember('sidePanelClosed', state.sidePanel === undefined);
    });
  }, []);
  return (
    <main className="workbench">
      <Rail current={sidePanel} />
      <SidePanel />
      <div className="stage">
        <TabStrip />
        <div className="stage-canvas" data-zone="canvas">
          <ErrorBoundary zone="The canvas">{hasWorkflow ? <Canvas /> : <NoWorkflow />}</ErrorBoundary>
        </div>
        <Drawer maxHeight={height - 220} />
      </div>
      <InspectorZone />
      <NodeMenu />
      <Chooser />
      <FixMenu />
    </main>
  );
}
