/** Scheduled attempts that wait for the simulation's worker, first come first served. */
import type { Effect } from '../core/contract.ts';

type Offer = Extract<Effect, { kind: 'offer-task' }>;
type Withdrawal = Extract<Effect, { kind: 'withdraw-task' }>;

export class TaskShelf {
  private offers: Offer[] = [];

  add(offer: Offer): void {
    this.offers.push(offer);
  }

  remove({ wfRunId, taskGuid, attempt }: Withdrawal): void {
    this.offers = this.offers.filter(
      (offer) => offer.wfRunId.id !== wfRunId.id || offer.taskGuid !== taskGuid || offer.attempt !== attempt,
    );
  }

  take(): Offer | undefined {
    return this.offers.shift();
  }
}
