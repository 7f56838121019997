/** ENTRYPOINT: where every ThreadRun begins; nothing happens here. */
import { COMPLETE, type NodeBehaviour } from './node-behaviour.ts';

export const entrypoint: NodeBehaviour<'entrypoint'> = {
  kind: 'entrypoint',
  arrive: () => COMPLETE,
  advance: () => COMPLETE,
};
