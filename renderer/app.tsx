/** The app: theme, the start screen or the workbench with its four zones, and whatever dialog is open. */
import { useEffect } from 'react';
import { MantineProvider } from '@mantine/core';
import { useKeymap } from './actions/keymap.ts';
import './app.css';
import { Banner } from './panels/banner.tsx';
import { Dialogs } from './panels/dialogs/dialogs.tsx';
import { FileDrop } from './panels/import/file-drop.tsx';
import { Notices } from './panels/notices.tsx';
import { StartScreen } from './panels/start/start-screen.tsx';
import { StatusBar } from './panels/status-bar.tsx';
import { TopBar } from './panels/top-bar.tsx';
import { Workbench } from './panels/workbench.tsx';
import { announceChanges } from './services/announce-changes.ts';
import { announceRun } from './services/announce-run.ts';
import { announceSelection } from './services/announce-selection.ts';
import { useDocument } from './store/document-store.ts';
import { useSettings } from './store/settings-store.ts';
import { LiveRegion } from './ui/announce.tsx';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { useColorScheme } from './ui/color-scheme.ts';
import { SkipLinks } from './ui/skip-links.tsx';
import { cssVariables, theme } from './ui/theme.ts';
import { watchZones } from './ui/zones.ts';

/** What is said of edits and of the selection, and where the focus was in each zone. */
function useSpeech(): void {
  useEffect(() => {
    const stops = [announceChanges(), announceSelection(), announceRun(), watchZones()];
    return () => stops.forEach((stop) => stop());
  }, []);
}

export function App() {
  useKeymap();
  useSpeech();
  const scheme = useColorScheme();
  const isLoaded = useSettings((state) => state.isLoaded);
  // Keys are shown in many places; changing them is rare.
  useSettings((state) => state.keys);
  const isOpen = useDocument((state) => state.project !== undefined);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme={scheme}>
      <div className="app" data-ready={isLoaded}>
        {isOpen && <SkipLinks />}
        <TopBar />
        <Banner />
        {isOpen ? <Workbench /> : <StartScreen />}
        <StatusBar />
      </div>
      <ErrorBoundary zone="This dialog">
        <Dialogs />
      </ErrorBoundary>
      <Notices />
      <LiveRegion />
      <FileDrop />
    </MantineProvider>
  );
}
