/**
 * The catalogue's tables, one step after the other; `user_version` counts the steps that were taken. A step
 * that was released is never changed, only followed by another.
 */
export const catalogMigrations: readonly string[] = [
  `
  CREATE TABLE job (
    number INTEGER PRIMARY KEY,
    job_id TEXT NOT NULL UNIQUE,
    engagement_id TEXT NOT NULL,
    client_name TEXT NOT NULL,
    path TEXT NOT NULL,
    file TEXT NOT NULL,
    settings TEXT NOT NULL,
    submitted_at TEXT NOT NULL,
    status TEXT NOT NULL,
    elapsed_ms INTEGER NOT NULL,
    rows_so_far INTEGER NOT NULL,
    fingerprint TEXT,
    mapping TEXT,
    error TEXT,
    result TEXT,
    ledger_id TEXT,
    reused_from TEXT
  ) STRICT;
  CREATE TABLE model (
    number INTEGER PRIMARY KEY,
    hash TEXT NOT NULL,
    card TEXT NOT NULL,
    forest TEXT NOT NULL
  ) STRICT;
  `,
  `
  ALTER TABLE job RENAME COLUMN path TO paths;
  ALTER TABLE job RENAME COLUMN file TO files;
  UPDATE job SET paths = json_array(paths), files = json_array(json(files));
  UPDATE job SET result = json_set(result, '$.analytics.files', json_array())
    WHERE result IS NOT NULL AND json_type(result, '$.analytics.files') IS NULL;
  `,
  `
  ALTER TABLE job ADD COLUMN questions TEXT;
  ALTER TABLE job ADD COLUMN headers_key TEXT;
  CREATE TABLE profile (
    client_key TEXT NOT NULL,
    headers_key TEXT NOT NULL,
    client_name TEXT NOT NULL,
    settings TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    PRIMARY KEY (client_key, headers_key)
  ) STRICT;
  `,
  `
  CREATE TABLE tie_out (ledger_id TEXT PRIMARY KEY, typed TEXT NOT NULL, saved_at TEXT NOT NULL) STRICT;
  UPDATE job SET result = json_set(result, '$.analytics.proof', json('null'))
    WHERE result IS NOT NULL AND json_type(result, '$.analytics.proof') IS NULL;
  `,
  `
  UPDATE job SET result = json_set(result, '$.duplicates.findings', 0, '$.duplicates.exposure', '0',
      '$.duplicates.factFindings',
      json('{"wholeJournal":0,"sameJournal":0,"reversed":0,"recurring":0,"none":0}'))
    WHERE json_type(result, '$.duplicates') = 'object' AND json_type(result, '$.duplicates.findings') IS NULL;
  `,
  `
  UPDATE job SET result = json_set(result, '$.duplicates.exposure', json_array(json_object(
      'currency', '', 'exposure', result ->> '$.duplicates.exposure', 'net', result ->> '$.duplicates.exposure')))
    WHERE json_type(result, '$.duplicates.exposure') = 'text';
  `,
  `
  ALTER TABLE model ADD COLUMN of_ledger INTEGER NOT NULL DEFAULT 0;
  `,
  `
  CREATE TABLE ledger_seal (
    ledger_id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    checked_at TEXT NOT NULL
  ) STRICT;
  CREATE TABLE known_chain (engagement TEXT PRIMARY KEY, steps INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;
  `,
  // The hash that results know a model by which has another one since a name was taken out of its card.
  'ALTER TABLE model ADD COLUMN formerly TEXT',
  'CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID',
  `
  CREATE TABLE base_teacher (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    hash TEXT NOT NULL,
    taught TEXT NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE engagement (
    number INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    client_name TEXT NOT NULL,
    engagement_id TEXT NOT NULL,
    header TEXT NOT NULL
  ) STRICT;
  `
]
