/** The `paddock` command line: finds the verb, reads its options, and turns what happens into an exit status. */
import { parseArgs } from 'node:util';
import { CommandError, type ExitStatus, type Output, type Verb } from './verb.ts';

/** Loaded when used: `paddock engine` shall not wait for the compiler, nor `paddock check` for the engine. */
const verbs: Readonly<Record<string, () => Promise<Verb>>> = {
  check: async () => (await import('./verbs/check.ts')).check,
  explain: async () => (await import('./verbs/explain.ts')).explain,
  compile: async () => (await import('./verbs/compile.ts')).compile,
  import: async () => (await import('./verbs/import.ts')).importVerb,
  run: async () => (await import('./verbs/run.ts')).run,
  test: async () => (await import('./verbs/test.ts')).test,
  engine: async () => (await import('./verbs/engine.ts')).engine,
  push: async () => (await import('./verbs/push.ts')).push,
  serve: async () => (await import('./verbs/serve.ts')).serve,
};

export async function main(args: readonly string[]): Promise<ExitStatus> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    await help(name === 'help' ? rest[0] : undefined);
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (load === undefined) {
    console.error(`paddock: there is no verb '${name}'. Verbs: ${Object.keys(verbs).join(', ')}.`);
    return 2;
  }
  const verb = await load();
  if (rest.includes('--help') || rest.includes('-h')) {
    await help(name);
    return 0;
  }
  return runVerb(verb, rest);
}

async function runVerb(verb: Verb, args: readonly string[]): Promise<ExitStatus> {
  const out = output(args.includes('--json'));
  try {
    const { values, positionals } = readArguments(verb, args);
    const { min, max } = verb.operands;
    if (positionals.length < min || positionals.length > max) {
      throw new CommandError(`usage: paddock ${verb.name} ${verb.usage}`, 2);
    }
    return await verb.run({ operands: positionals, options: values, out });
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    if (out.isJson) out.json({ ok: false, error: error.message });
    else console.error(`paddock ${verb.name}: ${error.message}`);
    return error.status;
  }
}

function readArguments(verb: Verb, args: readonly string[]) {
  try {
    const options = { ...verb.options, json: { type: 'boolean' as const } };
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new CommandError(`${(error as Error).message} (usage: paddock ${verb.name} ${verb.usage})`, 2);
  }
}

function output(isJson: boolean): Output {
  return {
    isJson,
    line: (text) => isJson || console.log(text),
    error: (text) => isJson || console.error(text),
    json: (value) => isJson && console.log(JSON.stringify(value, null, 2)),
  } as Output;
}

async function help(name: string | undefined): Promise<void> {
  if (name !== undefined && Object.hasOwn(verbs, name)) {
    const verb = await verbs[name]!();
    console.log(`paddock ${verb.name} ${verb.usage}\n  ${verb.summary}`);
    return;
  }
  console.log('paddock VERB …   draw, run and push LittleHorse workflows\n');
  for (const load of Object.values(verbs)) {
    const verb = await load();
    console.log(`  paddock ${verb.name} ${verb.usage}\n      ${verb.summary}`);
  }
  console.log(
    '\n  --json on every verb: one JSON answer for machines. Exit status: 0 fine, 1 the answer is no, 2 wrong usage.',
  );
}
