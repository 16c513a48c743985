import { ledgerFileVersion } from '../../../shared/ledger.ts'
import { blockTable } from './blocks.ts'

/** Its number goes up with every change of the tables below; a reader refuses any version but these two. */
export const ledgerSchemaVersion = ledgerFileVersion
/** The version of ledger files that had a row per record, amounts and days in blocks without a checksum, and groups for findings. */
export const olderSchemaVersion = 7

/**
 * The tables of a ledger file. `block` holds the ledger as it was read, column by column, and the texts of its files
 * (`ledger-blocks.ts`); `duplicate` each duplicate line once, in review order, with all that the grid shows, sorts and filters; amounts are the integers of
 * `AmountScale`. `listed_line` holds every record that is not plain data or takes no part, with its reason; `place` is
 * the order of the file, and `line_id` its line of the ledger where it is one. `unbalanced_journal` holds the journals
 * that do not add up to nought, the ones furthest from it first. `file` is the
 * index of the file a record is in. The model's scores are in a file of their own.
 *
 * `finding` holds each finding under its number in review order; its own lines stand at the `lines` positions from `first_position` on,
 * and each says with `occurrence` which one of the finding's it is of. One whose lines are a whole type group has its `group_no`.
 * `types` and `facts` are bits: 1 << (type - 1), and 1 << the index in `contextFacts`. `reasons` is JSON. `members_key` is the same for
 * findings whose lines say the same, whatever file they stand in; `group_key` for findings of the same types, keys and options.
 * `finding_money` holds what a finding comes to in each currency; the one it is exposed to most stands in `finding` too. `finding_part`
 * holds the `members_key` that each strongest group of its lines had as long as such a group was what one decides on. A line of `duplicate` repeats the
 * facts of its finding; type, group, count, risk and exposure are those of its own strongest group.
 * `likelihood` says in which of the bands of `likelihoods` (from 0) a finding is by its evidence, whether a model may not move it, and why.
 * `debit_total` has the debits of all lines that take part, by currency.
 * `journal_run` says which lines (by id, from first to last) a journal has; several runs where other lines stand between them.
 * `reversal` holds the line that takes a duplicate line back, and the days from the one to the other.
 *
 * Pages are found in the tables from `duplicate_index` on, which say again in numbers what others say: days as YYYYMMDD (0 for
 * none), texts by the number that `term` gives them (with the name of an account), types and facts as bits. `sort_ranks` holds the order of lines and findings by each column, and `search_block` the searched text of the lines from
 * `first_position` on with the byte that each of them starts at (32-bit integers).
 */
export const ledgerTables = `${blockTable}
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
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
    finding_no INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    group_no INTEGER,
    type INTEGER NOT NULL,
    types INTEGER NOT NULL,
    count INTEGER NOT NULL,
    lines INTEGER NOT NULL,
    occurrences INTEGER NOT NULL,
    first_position INTEGER NOT NULL,
    currency TEXT NOT NULL,
    other_currencies INTEGER NOT NULL,
    exposure_minor INTEGER NOT NULL,
    exposure_fine INTEGER NOT NULL,
    net_minor INTEGER NOT NULL,
    net_fine INTEGER NOT NULL,
    risk_score INTEGER NOT NULL,
    facts INTEGER NOT NULL,
    account TEXT NOT NULL,
    account_name TEXT NOT NULL,
    accounts INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL,
    amount_fine INTEGER NOT NULL,
    first_posted TEXT NOT NULL,
    last_posted TEXT NOT NULL,
    first_effective TEXT NOT NULL,
    last_effective TEXT NOT NULL,
    days_apart INTEGER,
    files INTEGER NOT NULL,
    user TEXT NOT NULL,
    users INTEGER NOT NULL,
    source TEXT NOT NULL,
    sources INTEGER NOT NULL,
    journal TEXT NOT NULL,
    journals INTEGER NOT NULL,
    document TEXT NOT NULL,
    documents INTEGER NOT NULL,
    counterparty TEXT NOT NULL,
    counterparties INTEGER NOT NULL,
    description TEXT NOT NULL,
    file INTEGER NOT NULL,
    line_number INTEGER NOT NULL,
    reasons TEXT NOT NULL,
    members_key TEXT NOT NULL,
    group_key TEXT NOT NULL
  ) STRICT;
  CREATE TABLE finding_money (
    finding_no INTEGER NOT NULL,
    currency TEXT NOT NULL,
    exposure_minor INTEGER NOT NULL,
    exposure_fine INTEGER NOT NULL,
    net_minor INTEGER NOT NULL,
    net_fine INTEGER NOT NULL,
    PRIMARY KEY (finding_no, currency)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE finding_part (
    finding_no INTEGER NOT NULL,
    members_key TEXT NOT NULL,
    PRIMARY KEY (finding_no, members_key)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE likelihood (
    finding_no INTEGER PRIMARY KEY,
    band INTEGER NOT NULL,
    fixed INTEGER NOT NULL,
    why TEXT NOT NULL
  ) STRICT;
  CREATE TABLE debit_total (currency TEXT PRIMARY KEY, debit TEXT NOT NULL) STRICT;
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
    finding_no INTEGER NOT NULL,
    occurrence INTEGER NOT NULL,
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
  CREATE TABLE duplicate_index (
    position INTEGER PRIMARY KEY,
    types INTEGER NOT NULL,
    account INTEGER NOT NULL,
    user INTEGER NOT NULL,
    source INTEGER NOT NULL,
    posted INTEGER NOT NULL,
    effective INTEGER NOT NULL,
    group_no INTEGER NOT NULL,
    risk_score INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL,
    amount_fine INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE finding_index (
    finding_no INTEGER PRIMARY KEY,
    first_position INTEGER NOT NULL,
    lines INTEGER NOT NULL,
    facts INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL,
    amount_fine INTEGER NOT NULL,
    exposure_minor INTEGER NOT NULL,
    exposure_fine INTEGER NOT NULL,
    occurrences INTEGER NOT NULL,
    days_apart INTEGER,
    files INTEGER NOT NULL
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
  'CREATE INDEX finding_part_members ON finding_part (members_key)',
  'CREATE INDEX journal_run_journal ON journal_run (journal_id, first_line)',
  'CREATE INDEX journal_run_line ON journal_run (first_line)',
  'CREATE INDEX listed_line_place ON listed_line (place, id)'
]
