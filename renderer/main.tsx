/** The page's start: connects to the host, puts the app on the screen, listens. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import '@mantine/core/styles.css';
import './ui/tokens.css';
import './ui/forced-colors.css';
import { openBridge } from '#bridge/open.ts';
import { App } from './app.tsx';
import { followRuns } from './runs/follow-runs.ts';
import { followHost } from './services/follow-host.ts';
import { setHost } from './services/host.ts';
import { offerInspection } from './services/inspect.ts';
import { keepRecovery } from './services/keep-recovery.ts';
import { followTabs } from './services/remember-tabs.ts';
import { useDocument } from './store/document-store.ts';
import { keepSettingsNow, useSettings } from './store/settings-store.ts';

setHost(openBridge());
followHost();
followRuns();
keepRecovery();
followTabs();
offerInspection();
void useSettings.getState().load();
addEventListener('pagehide', keepSettingsNow);

addEventListener('beforeunload', (event) => {
  if (useDocument.getState().dirty) event.preventDefault();
});

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
