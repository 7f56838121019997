/** What became of a push whose dialog was closed before it ended, in one sentence. */
import type { Notice } from '../../store/notice-store.ts';
import type { PushOutcome } from './carry-out.ts';

export function endNotice(
  name: string,
  target: string,
  outcome: PushOutcome,
): readonly [tone: Notice['tone'], message: string] {
  switch (outcome.kind) {
    case 'pushed':
      return ['good', `${name} is ${outcome.version} on ${target}.`];
    case 'refused':
      return ['bad', `${target} refused ${outcome.what}: ${outcome.message}`];
    case 'moved':
      return ['bad', `Somebody else changed ${target} meanwhile, so ${name} was not pushed. Look again.`];
  }
}
