/** How a page finds its host: the shell's port under Electron, the server's WebSocket in a browser. */
import { connectServices } from './client.ts';
import type { BridgeClient } from './contract.ts';
import { shellPort, type ShellApi } from './message-port.ts';
import { socketOpener } from './web-socket.ts';

/** Connects this page to the host it came from. Call once. */
export function openBridge(page: Window = window): BridgeClient {
  const shell = (page as { paddock?: ShellApi }).paddock;
  if (shell?.isElectron) return connectServices(shellPort(shell, page));
  const scheme = page.location.protocol === 'https:' ? 'wss:' : 'ws:';
  return connectServices(socketOpener(`${scheme}//${page.location.host}/bridge`));
}
