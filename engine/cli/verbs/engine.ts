/** `paddock engine`: the local engine as a server, for workers and clients of any SDK. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { CommandError, type Verb, text } from '../verb.ts';

/** Where the engine keeps its data when nobody says otherwise; per user, as each system has it. */
function defaultData(): string {
  if (process.platform === 'win32') return join(process.env.LOCALAPPDATA ?? homedir(), 'paddock', 'engine');
  if (process.platform === 'darwin') return join(homedir(), 'Library/Application Support/paddock/engine');
  return join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local/share'), 'paddock/engine');
}

export const engine: Verb = {
  name: 'engine',
  usage: '[--port 2023] [--data DIR | --memory]',
  summary: 'Serves the local LittleHorse engine on 127.0.0.1 until it is stopped.',
  options: { port: { type: 'string' }, data: { type: 'string' }, memory: { type: 'boolean' } },
  operands: { min: 0, max: 0 },
  async run({ options, out }) {
    const port = Number(text(options.port) ?? 2023);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new CommandError('--port wants a number from 0 to 65535.', 2);
    const dataDir = options.memory === true ? undefined : (text(options.data) ?? defaultData());
    const { startEngine } = await import('../../main.ts');
    let running: Awaited<ReturnType<typeof startEngine>>;
    try {
      // Without closing anything: what is on disk is for the next start to find out.
      const onFailed = (message: string): void => {
        console.error(message);
        setImmediate(() => process.exit(1));
      };
      running = await startEngine(
        dataDir === undefined ? { port, memory: true } : { port, dataDir, onFailed },
      );
    } catch (error) {
      throw new CommandError((error as Error).message);
    }
    out.line(
      `LittleHorse engine on ${running.address} (${dataDir === undefined ? 'in memory' : `data in ${dataDir}`}). Ctrl+C stops it.`,
    );
    if (out.isJson)
      console.log(JSON.stringify({ ok: true, address: running.address, data: dataDir ?? null }));
    await new Promise<void>((done) => {
      process.once('SIGINT', () => done());
      process.once('SIGTERM', () => done());
    });
    await running.stop();
    return 0;
  },
};
