/** Goes up with every change of the tables below; a reader refuses another version. */
export const ledgerSchemaVersion = 6

/**
 * The tables of a ledger file. `line` holds every record as it stood in the file; `duplicate` each duplicate
 * line once, in review order, with all that the grid shows, sorts and filters; amounts are the integers of
 * `AmountScale`. `listed_line` holds every record that is not plain data or takes no part, with its reason; `place` is
 * the order of the file, and `line_id` its line of the ledger where it is one. `unbalanced_journal` holds the journals
 * that do not add up to nought, the ones furthest from it first. `file` is the
 * index of the file a record is in. The model's scores are in a file of their own.
 *
 * `finding` holds each group that is the strongest one of at least one line; the lines it is the strongest of stand at the
 * `lines` positions from `first_position` on. `types` and `facts` are bits: 1 << (type - 1), and 1 << the index in
 * `contextFacts`. `reasons` is JSON. `members_key` is the same for groups whose lines say the same, whatever file they stand
 * in; `group_key` for groups of the same type, key and options. A line of `duplicate` repeats facts and exposure of its finding.
 * `journal_run` says which lines (by id, from first to last) a journal has; several runs where other lines stand between them.
 * `reversal` holds the line that takes a duplicate line back, and the days from the one to the other.
 */
export const ledgerTables = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE line (
    id INTEGER PRIMARY KEY,
    file INTEGER NOT NULL,
    line_number INTEGER NOT NULL,
    lines INTEGER NOT NULL,
    cells TEXT NOT NULL
  ) STRICT;
  CREATE TABLE listed_line (
    id INTEGER PRIMARY KEY,
    place INTEGER NOT NULL,
    line_id INTEGER,
    file INTEGER NOT NULL,
    line_number INTEGER NOT NULL,
    lines INTEGER NOT NULL,
    class TEXT NOT NULL,
    reason TEXT NOT NULL,
    excluded TEXT,
    cells TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX listed_line_id ON listed_line (line_id) WHERE line_id IS NOT NULL;
  CREATE TABLE unbalanced_journal (
    position INTEGER PRIMARY KEY,
    journal TEXT NOT NULL,
    entity TEXT NOT NULL,
    rows INTEGER NOT NULL,
    unread INTEGER NOT NULL,
    net TEXT NOT NULL,
    file INTEGER NOT NULL,
    first_line INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE duplicate_group (
    group_no INTEGER PRIMARY KEY,
    type INTEGER NOT NULL,
    count INTEGER NOT NULL,
    risk_score INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE finding (
    group_no INTEGER PRIMARY KEY,
    type INTEGER NOT NULL,
    types INTEGER NOT NULL,
    count INTEGER NOT NULL,
    lines INTEGER NOT NULL,
    first_position INTEGER NOT NULL,
    exposure_minor INTEGER NOT NULL,
    exposure_fine INTEGER NOT NULL,
    risk_score INTEGER NOT NULL,
    facts INTEGER NOT NULL,
    account TEXT NOT NULL,
    account_name TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    amount_fine INTEGER NOT NULL,
    first_posted TEXT NOT NULL,
    last_posted TEXT NOT NULL,
    first_effective TEXT NOT NULL,
    last_effective TEXT NOT NULL,
    user TEXT NOT NULL,
    users INTEGER NOT NULL,
    source TEXT NOT NULL,
    sources INTEGER NOT NULL,
    journal TEXT NOT NULL,
    journals INTEGER NOT NULL,
    description TEXT NOT NULL,
    file INTEGER NOT NULL,
    line_number INTEGER NOT NULL,
    reasons TEXT NOT NULL,
    members_key TEXT NOT NULL,
    group_key TEXT NOT NULL
  ) STRICT;
  CREATE TABLE journal_run (
    journal_id INTEGER NOT NULL,
    first_line INTEGER NOT NULL,
    last_line INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE reversal (
    line_id INTEGER PRIMARY KEY,
    partner_id INTEGER NOT NULL,
    file INTEGER NOT NULL,
    line_number INTEGER NOT NULL,
    journal TEXT NOT NULL,
    posted TEXT NOT NULL,
    effective TEXT NOT NULL,
    days INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE duplicate (
    position INTEGER PRIMARY KEY,
    line_id INTEGER NOT NULL,
    file INTEGER NOT NULL,
    line_number INTEGER NOT NULL,
    strongest_type INTEGER NOT NULL,
    group_no INTEGER NOT NULL,
    group_count INTEGER NOT NULL,
    risk_score INTEGER NOT NULL,
    group_1 INTEGER, group_2 INTEGER, group_3 INTEGER, group_4 INTEGER, group_5 INTEGER, group_6 INTEGER,
    account TEXT NOT NULL,
    account_name TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    amount_fine INTEGER NOT NULL,
    posted TEXT NOT NULL,
    effective TEXT NOT NULL,
    user TEXT NOT NULL,
    source TEXT NOT NULL,
    journal TEXT NOT NULL,
    document TEXT NOT NULL,
    counterparty TEXT NOT NULL,
    description TEXT NOT NULL,
    journal_id INTEGER,
    facts INTEGER NOT NULL,
    exposure_minor INTEGER NOT NULL,
    exposure_fine INTEGER NOT NULL
  ) STRICT;
`

/** Made after the rows: one pass each over a finished table is several times faster than keeping them up to date. */
export const ledgerIndexes = [
  'CREATE UNIQUE INDEX duplicate_line ON duplicate (line_id)',
  'CREATE INDEX duplicate_amount ON duplicate (amount_minor, amount_fine)',
  'CREATE INDEX duplicate_account ON duplicate (account)',
  'CREATE INDEX duplicate_posted ON duplicate (posted)',
  'CREATE INDEX duplicate_effective ON duplicate (effective)',
  'CREATE INDEX duplicate_user ON duplicate (user)',
  'CREATE INDEX duplicate_source ON duplicate (source)',
  'CREATE INDEX duplicate_risk ON duplicate (risk_score, strongest_type)',
  'CREATE INDEX duplicate_group_no ON duplicate (group_no)',
  'CREATE INDEX finding_members ON finding (members_key)',
  'CREATE INDEX journal_run_journal ON journal_run (journal_id, first_line)',
  'CREATE INDEX journal_run_line ON journal_run (first_line)',
  'CREATE INDEX listed_line_place ON listed_line (place, id)'
]
