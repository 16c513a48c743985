/** Goes up with every change of the tables below; a reader refuses another version. */
export const ledgerSchemaVersion = 7

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
 * `reversal` holds the line that takes a duplicate line back, and the days from the one to the other. `line_block` holds amount
 * (NaN for none) and days (YYYYMMDD, 0 for none) of every line of the ledger, thousands of them in a row from `first_line` on.
 *
 * Pages are found in the tables from `duplicate_index` on, which say again in numbers what others say: days as YYYYMMDD (0 for
 * none), texts by the number that `term` gives them (with the name of an account), types and facts as bits. `base_group` is the type-1 group that a finding
 * is in. `sort_ranks` holds the order of lines and findings by each column, and `search_block` the searched text of the lines from
 * `first_position` on with the byte that each of them starts at (32-bit integers).
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
    risk_score INTEGER NOT NULL,
    first_line INTEGER NOT NULL
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
  CREATE TABLE line_block (
    first_line INTEGER PRIMARY KEY,
    minor BLOB NOT NULL,
    fine BLOB NOT NULL,
    posted BLOB NOT NULL,
    effective BLOB NOT NULL
  ) STRICT;
  CREATE TABLE duplicate_index (
    position INTEGER PRIMARY KEY,
    types INTEGER NOT NULL,
    account INTEGER NOT NULL,
    user INTEGER NOT NULL,
    source INTEGER NOT NULL,
    posted INTEGER NOT NULL,
    effective INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE finding_index (
    group_no INTEGER PRIMARY KEY,
    first_position INTEGER NOT NULL,
    lines INTEGER NOT NULL,
    type INTEGER NOT NULL,
    count INTEGER NOT NULL,
    risk_score INTEGER NOT NULL,
    facts INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL,
    amount_fine INTEGER NOT NULL,
    base_group INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE sort_ranks (name TEXT PRIMARY KEY, ranks BLOB NOT NULL) STRICT;
  CREATE TABLE term (
    of TEXT NOT NULL,
    text TEXT NOT NULL,
    number INTEGER NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (of, text)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE search_block (
    first_position INTEGER PRIMARY KEY,
    starts BLOB NOT NULL,
    text BLOB NOT NULL
  ) STRICT;
`

/** Made after the rows: one pass each over a finished table is several times faster than keeping them up to date. */
export const ledgerIndexes = [
  'CREATE UNIQUE INDEX duplicate_line ON duplicate (line_id)',
  'CREATE INDEX duplicate_base ON duplicate (group_1)',
  'CREATE INDEX finding_members ON finding (members_key)',
  'CREATE INDEX journal_run_journal ON journal_run (journal_id, first_line)',
  'CREATE INDEX journal_run_line ON journal_run (first_line)',
  'CREATE INDEX listed_line_place ON listed_line (place, id)'
]
