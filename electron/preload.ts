/**
 * All that a page gets of the shell: one frozen object with one call. The port that comes is handed on to the page's
 * world; the bridge (electron/bridge) does everything else over it.
 */
import { contextBridge, ipcRenderer } from 'electron';
import { PORT_MESSAGE } from './bridge/message-port.ts';
import { PORT_CHANNEL, REQUEST_PORT_CHANNEL } from './ipc-channels.ts';

ipcRenderer.on(PORT_CHANNEL, (event) => {
  const [port] = event.ports;
  if (port !== undefined) window.postMessage(PORT_MESSAGE, window.location.origin, [port]);
});

contextBridge.exposeInMainWorld(
  'paddock',
  Object.freeze({ isElectron: true, requestPort: () => ipcRenderer.send(REQUEST_PORT_CHANNEL) }),
);
