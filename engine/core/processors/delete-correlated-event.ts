/** DeleteCorrelatedEvent: OK when there is none. ExternalEvents that it has made stay. */
import { EMPTY, type Processor, refuse } from './processor.ts';

export const deleteCorrelatedEvent: Processor<'delete-correlated-event'> = (step, { request: { id } }) => {
  if (id === undefined) return refuse('INVALID_ARGUMENT', 'id is missing.');
  const def = id.externalEventDefId?.name ?? '';
  if (step.world.correlatedEvent(def, id.key) !== undefined) {
    step.emit('', 'correlated-event-deleted', { def, correlationKey: id.key });
  }
  return EMPTY;
};
