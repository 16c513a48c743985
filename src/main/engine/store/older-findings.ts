import type Database from 'better-sqlite3'

/** The lines of a finding `f`, and the day of each. */
const members = `main.finding_index i JOIN main.duplicate d ON d.group_1 = i.base_group
          AND f.group_no IN (d.group_1, d.group_2, d.group_3, d.group_4, d.group_5, d.group_6)
          WHERE i.group_no = f.group_no`
const day = "coalesce(nullif(d.effective, ''), nullif(d.posted, ''))"

/**
 * Lets a connection to a ledger file of the version before see its findings, which were groups under the numbers of these, as this
 * version stores them: unqualified names are those of temporary views. Nothing was kept of their documents and counterparties.
 */
export function viewOlderFindings(db: Database.Database): void {
  db.exec(`
    CREATE TEMP VIEW finding AS
      SELECT f.group_no AS finding_no, 'group' AS kind, '' AS title, f.group_no, f.type, f.types, f.count, f.lines, f.count AS occurrences,
        f.first_position, '' AS currency, 0 AS other_currencies, f.exposure_minor, f.exposure_fine, f.exposure_minor AS net_minor, f.exposure_fine AS net_fine,
        f.risk_score, f.facts, f.account, f.account_name, 1 AS accounts, f.amount_minor, f.amount_fine,
        f.first_posted, f.last_posted, f.first_effective, f.last_effective,
        (SELECT CAST(max(julianday(${day})) - min(julianday(${day})) AS INTEGER) FROM ${members}) AS days_apart,
        (SELECT count(DISTINCT d.file) FROM ${members}) AS files, f.user, f.users, f.source, f.sources,
        f.journal, f.journals, '' AS document, NULL AS documents, '' AS counterparty, NULL AS counterparties,
        f.description, f.file, f.line_number, f.reasons, f.members_key, f.group_key
      FROM main.finding f;
    CREATE TEMP VIEW finding_money AS
      SELECT f.group_no AS finding_no, '' AS currency, f.exposure_minor, f.exposure_fine,
        f.exposure_minor AS net_minor, f.exposure_fine AS net_fine
      FROM main.finding f;
    CREATE TEMP VIEW finding_part AS SELECT f.group_no AS finding_no, f.members_key FROM main.finding f;
    CREATE TEMP TABLE likelihood (finding_no INTEGER PRIMARY KEY, band INTEGER, fixed INTEGER, why TEXT);
    CREATE TEMP TABLE debit_total (currency TEXT, debit TEXT);
    CREATE TEMP VIEW finding_index AS
      SELECT i.group_no AS finding_no, i.first_position, i.lines, i.facts, i.amount_minor, i.amount_fine,
        (SELECT f.exposure_minor FROM main.finding f WHERE f.group_no = i.group_no) AS exposure_minor,
        (SELECT f.exposure_fine FROM main.finding f WHERE f.group_no = i.group_no) AS exposure_fine, i.base_group,
        (SELECT f.count FROM main.finding f WHERE f.group_no = i.group_no) AS occurrences,
        (SELECT f.days_apart FROM temp.finding f WHERE f.finding_no = i.group_no) AS days_apart,
        (SELECT f.files FROM temp.finding f WHERE f.finding_no = i.group_no) AS files
      FROM main.finding_index i;
    CREATE TEMP VIEW duplicate AS SELECT d.group_no AS finding_no, d.* FROM main.duplicate d;
    CREATE TEMP VIEW duplicate_index AS
      SELECT i.*, d.group_no, d.risk_score, d.amount_minor, d.amount_fine
      FROM main.duplicate_index i CROSS JOIN main.duplicate d ON d.position = i.position`)
}
