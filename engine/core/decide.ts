/**
 * Decides a command: its processor says what it does, then every ThreadRun that was woken moves until none can. The
 * same world, command, instant and ids give the same entries and effects on every machine.
 */
import type { Command, Decision, World } from './contract.ts';
import { Deciding } from './deciding.ts';
import { NODES } from './nodes/registry.ts';
import type { Answer, Processor } from './processors/processor.ts';
import { PROCESSORS } from './processors/registry.ts';
import { advanceThread } from './threads/advance-thread.ts';

/** A refused command has emitted nothing and left the world as it was. Throws only for bugs of ours. */
export function decide(world: World, command: Command): Decision {
  const step = new Deciding(world, command, NODES, advanceThread);
  const answer = process(step, command);
  if ('refusal' in answer) {
    if (step.entries.length > 0) throw new Error(`${command.kind} was refused after it had emitted entries.`);
    return { reply: answer, entries: [], effects: [] };
  }
  step.run();
  step.announceDeadlines();
  return { reply: { message: answer.reply() }, entries: step.entries, effects: step.effects };
}

function process(step: Deciding, command: Command): Answer {
  const processor = PROCESSORS[command.kind] as Processor<typeof command.kind>;
  return processor(step, command as never);
}
