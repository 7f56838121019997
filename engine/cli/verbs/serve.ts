/** `paddock serve`: the app in a browser, on 127.0.0.1 and behind a one-time token. */
import { CommandError, type Verb, text } from '../verb.ts';

export const serve: Verb = {
  name: 'serve',
  usage: '[--port P]',
  summary: 'Serves the app for a browser on this machine and prints its address.',
  options: { port: { type: 'string' } },
  operands: { min: 0, max: 0 },
  async run({ options, out }) {
    const port = Number(text(options.port) ?? 0);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new CommandError('--port wants a number from 0 to 65535.', 2);
    const { startServer } = await import('../../../electron/serve.ts');
    const server = await startServer({ port });
    out.line(`Paddock is at ${server.url}`);
    if (out.isJson) console.log(JSON.stringify({ ok: true, url: server.url }));
    await new Promise<void>((done) => {
      process.once('SIGINT', () => done());
      process.once('SIGTERM', () => done());
    });
    await server.stop();
    return 0;
  },
};
