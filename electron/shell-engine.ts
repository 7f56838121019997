/** Starts the engine in a utility process of Electron's: it has Node, but no window and no part of the shell's memory. */
import { createInterface } from 'node:readline';
import { utilityProcess } from 'electron';
import type { LaunchEngine } from './host/engine-launcher.ts';

/** `entry` is the bundled engine. The system ends a utility process with its parent, so no orphan can stay. */
export function utilityLauncher(entry: string): LaunchEngine {
  return (args) => {
    const child = utilityProcess.fork(entry, [...args], {
      serviceName: 'Paddock engine',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    if (child.stderr) {
      createInterface({ input: child.stderr }).on('line', (line) => {
        console.error(`engine: ${line}`);
        said = line;
      });
    }
    return {
      get pid() {
        return child.pid;
      },
      onLine: (listener) => {
        if (child.stdout) createInterface({ input: child.stdout }).on('line', listener);
      },
      onExit: (listener) => {
        child.once('exit', (code) => {
          listener(`ended with status ${code}${said === '' ? '' : ` (${said})`}`);
        });
      },
      kill: (hard) => {
        if (hard === true && child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
        else child.kill();
      },
    };
  };
}
