/**
 * The tables of a data directory. The journal is the truth about WfRuns; `entity` holds the same, materialised, for
 * searches and quick loading, and may lag behind (`wf_run.saved` < `wf_run.last`). All other tables are exact.
 */

/** Kept in SQLite's user_version. Raise it with a step in UPGRADES, never by editing what is published. */
export const SCHEMA_VERSION = 4;

/** Kept in SQLite's application_id, so that a stranger's database is not taken for ours: "Padk". */
export const APPLICATION_ID = 0x5061646b;

/** The tables of version 1. */
export const CREATE_TABLES = `
-- Definitions of every kind. TaskDefs and the like have version 0, 0; WfSpecs major and revision.
CREATE TABLE definition (
  kind TEXT NOT NULL, name TEXT NOT NULL, major INTEGER NOT NULL, revision INTEGER NOT NULL, data BLOB NOT NULL,
  PRIMARY KEY (kind, name, major, revision)
);

-- One row a WfRun. Times in ms since the epoch; deadline: when the WfRun next wants a tick.
CREATE TABLE wf_run (
  run INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, parent TEXT,
  name TEXT NOT NULL, major INTEGER NOT NULL, revision INTEGER NOT NULL,
  status INTEGER NOT NULL, start INTEGER NOT NULL, deadline INTEGER,
  last INTEGER NOT NULL, saved INTEGER NOT NULL
);
CREATE INDEX wf_run_of_spec ON wf_run (name, run);
CREATE INDEX wf_run_of_parent ON wf_run (parent) WHERE parent IS NOT NULL;
CREATE INDEX wf_run_due ON wf_run (deadline) WHERE deadline IS NOT NULL;
CREATE INDEX wf_run_unsaved ON wf_run (run) WHERE saved < last;

-- What one command did to one WfRun: its entries as JSON, in order. A table with a rowid, so that rows of any size are
-- appended densely; the same holds for entity and definition.
CREATE TABLE journal (run INTEGER NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, entries TEXT NOT NULL);
CREATE UNIQUE INDEX journal_of_run ON journal (run, seq);

-- One row an object of a WfRun. def: name of its definition (of a Variable: its own); value: its search text.
CREATE TABLE entity (
  run INTEGER NOT NULL, kind INTEGER NOT NULL, key TEXT NOT NULL, ord INTEGER NOT NULL,
  def TEXT, status INTEGER, at INTEGER, value TEXT, data BLOB NOT NULL,
  PRIMARY KEY (run, kind, key)
);
CREATE INDEX entity_of_def ON entity (kind, def, run, key) WHERE def IS NOT NULL;

-- Scheduled attempts of TaskRuns that no worker has taken; ord is the order of the queues.
CREATE TABLE offer (
  ord INTEGER PRIMARY KEY, task_def TEXT NOT NULL, wf_run TEXT NOT NULL, task_guid TEXT NOT NULL,
  attempt INTEGER NOT NULL
);

-- ExternalEvents put for a WfRun that is not there yet.
CREATE TABLE kept_event (ord INTEGER PRIMARY KEY, wf_run TEXT NOT NULL, data BLOB NOT NULL);
CREATE INDEX kept_event_of_wf_run ON kept_event (wf_run);

CREATE TABLE correlated_event (
  def TEXT NOT NULL, key TEXT NOT NULL, at INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (def, key)
) WITHOUT ROWID;

-- NodeRuns that wait for a correlation key, oldest first.
CREATE TABLE correlation_wait (
  ord INTEGER PRIMARY KEY, def TEXT NOT NULL, key TEXT NOT NULL, wf_run TEXT NOT NULL, node_run TEXT NOT NULL,
  UNIQUE (wf_run, node_run)
);
CREATE INDEX correlation_wait_for ON correlation_wait (def, key, ord);
`;

/** What makes the tables of a version from those of the one before: step 2 is at 2. New data take all steps, too. */
export const UPGRADES: Readonly<Record<number, string>> = {
  2: `
-- ScheduledWfRuns. next_at in ms since the epoch: when the WfRun next_run is to be started, of the version that was asked
-- for (NULL: the latest then).
CREATE TABLE scheduled_wf_run (
  ord INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, major INTEGER, revision INTEGER,
  next_at INTEGER, next_run TEXT, data BLOB NOT NULL
);
CREATE INDEX scheduled_wf_run_of_spec ON scheduled_wf_run (name);
`,
  3: `
-- Figures of a minute: kind 0 of WfSpecs, 1 of TaskDefs; an empty name: of all. start in ms since the epoch; figures as
-- JSON: count, least, greatest and total latency in ms of each.
CREATE TABLE metric_window (
  kind INTEGER NOT NULL, name TEXT NOT NULL, major INTEGER NOT NULL, revision INTEGER NOT NULL, start INTEGER NOT NULL,
  figures TEXT NOT NULL, PRIMARY KEY (kind, name, major, revision, start)
) WITHOUT ROWID;
`,
  4: `
-- Searches that find few among very many.
CREATE INDEX wf_run_of_status ON wf_run (name, status, run);
CREATE INDEX entity_of_value ON entity (kind, def, value, run DESC, key) WHERE value IS NOT NULL;
CREATE INDEX entity_of_status ON entity (kind, def, status, run DESC, key) WHERE status IS NOT NULL;
CREATE INDEX node_run_of_status ON entity (status, run DESC, key) WHERE kind = 2;
`,
};
