/** A template open in the app beside a LittleHorse server of its own to push to: the bundled engine, as a process. */
import { type BrowserApp, openBrowserApp } from './browser-app.ts';
import { connectClient, type LittleHorseClient } from './client.ts';
import { startEngineProcess } from './engine.ts';

export interface PushPage {
  readonly app: BrowserApp;
  /** host:port of the server. */
  readonly address: string;
  readonly client: LittleHorseClient;
  close(): Promise<void>;
}

/** `node`: a card of the template that shows that it is drawn. */
export async function openBesideCluster(template: string, node: string): Promise<PushPage> {
  const cluster = await startEngineProcess(['--memory', '--port', '0']);
  const client = connectClient(cluster.address);
  const app = await openBrowserApp({ width: 1440, height: 900 });
  app.page.setDefaultTimeout(40_000);
  await app.page.getByTestId(`template:${template}`).click();
  await app.page.getByTestId(`node:entrypoint/${node}`).waitFor();
  const close = async (): Promise<void> => {
    await app.close();
    client.close();
    await cluster.stop();
  };
  return { app, address: cluster.address, client, close };
}
