/**
 * The queues of TaskDefs on disk: scheduled attempts that no worker has taken. What is handed out within the commit that
 * offers it never gets here, so a busy engine hardly writes this table.
 */
import type { Tables } from './sqlite.ts';

export interface OfferRow {
  /** Place in the queues; ascending. */
  readonly ord: number;
  readonly taskDefName: string;
  readonly wfRunId: string;
  readonly taskGuid: string;
  readonly attempt: number;
}

export interface OfferRows {
  put(row: OfferRow): void;
  remove(ord: number): void;
  all(): OfferRow[];
  count(taskDefName: string): number;
}

export function offerRows(db: Tables): OfferRows {
  const put = db.prepare(
    'INSERT INTO offer (ord, task_def, wf_run, task_guid, attempt) VALUES (?, ?, ?, ?, ?)',
  );
  const remove = db.prepare('DELETE FROM offer WHERE ord = ?');
  const all = db.prepare(
    'SELECT ord, task_def AS taskDefName, wf_run AS wfRunId, task_guid AS taskGuid, attempt FROM offer ORDER BY ord',
  );
  const count = db.prepare('SELECT count(*) AS n FROM offer WHERE task_def = ?');
  return {
    put: (row) => void put.run(row.ord, row.taskDefName, row.wfRunId, row.taskGuid, row.attempt),
    remove: (ord) => void remove.run(ord),
    count: (taskDefName) => Number(count.get(taskDefName)?.n),
    all: () => all.all() as unknown as OfferRow[],
  };
}
