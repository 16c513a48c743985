/**
 * The tables of the decisions, one step after the other; `user_version` counts the steps that were taken. A step that was
 * released is never changed, only followed by another.
 *
 * `state` holds what was said of findings: findings that were decided in one step share one, and a state is never changed, so
 * that the same number is the same decision. `decision` says which state the exact members of a finding have now, and what they
 * were when they were decided. `step_change` keeps what a step did to each (null: no decision); a step is taken back by another
 * one that names it. `materiality` holds the amounts that are set now; what they were before stands in the log.
 */
export const reviewMigrations: readonly string[] = [
  `
  CREATE TABLE engagement (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE state (
    id INTEGER PRIMARY KEY,
    ledger_id TEXT NOT NULL,
    disposition TEXT NOT NULL,
    note TEXT NOT NULL,
    tickmark TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    prepared_by TEXT,
    prepared_at TEXT,
    reviewed_by TEXT,
    reviewed_at TEXT
  ) STRICT;
  CREATE TABLE decision (
    engagement INTEGER NOT NULL REFERENCES engagement,
    members_key TEXT NOT NULL,
    state INTEGER NOT NULL REFERENCES state,
    type INTEGER NOT NULL,
    group_key TEXT NOT NULL,
    account TEXT NOT NULL,
    amount TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (engagement, members_key)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE step (
    id INTEGER PRIMARY KEY,
    engagement INTEGER NOT NULL REFERENCES engagement,
    ledger_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    text TEXT NOT NULL,
    undoes INTEGER UNIQUE REFERENCES step
  ) STRICT;
  CREATE INDEX step_ledger ON step (engagement, ledger_id, id);
  CREATE TABLE step_change (
    step INTEGER NOT NULL REFERENCES step,
    members_key TEXT NOT NULL,
    before INTEGER REFERENCES state,
    after INTEGER NOT NULL REFERENCES state,
    PRIMARY KEY (step, members_key)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE activity (
    engagement INTEGER NOT NULL REFERENCES engagement,
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    ledger_id TEXT,
    note_key TEXT UNIQUE,
    PRIMARY KEY (engagement, number)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE view (
    engagement INTEGER NOT NULL REFERENCES engagement,
    name TEXT NOT NULL,
    view TEXT NOT NULL,
    PRIMARY KEY (engagement, name)
  ) STRICT, WITHOUT ROWID;
  ${['state', 'step', 'step_change', 'activity'].map(refuseChanges).join('')}
  `,
  // Lines that a decision does not speak of, as JSON.
  `ALTER TABLE state ADD COLUMN excepted TEXT NOT NULL DEFAULT '[]'`,
  `
  CREATE TABLE materiality (
    engagement INTEGER NOT NULL REFERENCES engagement,
    currency TEXT NOT NULL,
    overall TEXT NOT NULL,
    performance TEXT NOT NULL,
    trivial TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (engagement, currency)
  ) STRICT, WITHOUT ROWID;
  `,
  // Filled when the file is opened: see `chainSteps`.
  `
  CREATE TABLE chain (
    step INTEGER PRIMARY KEY REFERENCES step,
    engagement INTEGER NOT NULL REFERENCES engagement,
    number INTEGER NOT NULL,
    hash TEXT NOT NULL,
    UNIQUE (engagement, number)
  ) STRICT;
  ${refuseChanges('chain')}
  `
]

/** What was noted stays noted: the tables that tell what was done can only be added to. */
function refuseChanges(table: string): string {
  return ['UPDATE', 'DELETE']
    .map(
      (change) => `
  CREATE TRIGGER ${table}_refuses_${change.toLowerCase()} BEFORE ${change} ON ${table}
  BEGIN SELECT RAISE(ABORT, '${table} can only be added to'); END;`
    )
    .join('')
}
