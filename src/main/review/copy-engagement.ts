import type Database from 'better-sqlite3'
import { openReview } from './open-review.ts'

/** Writes all that is kept of an engagement into a file of its own, which is not there yet; one without a row where nothing is. */
export function extractEngagement(reviewPath: string, engagement: string, target: string): void {
  const copy = openReview(target)
  try {
    copyEngagement(copy, reviewPath, engagement)
  } finally {
    copy.close()
  }
}

/**
 * Adds an engagement of another file of decisions to one that has nothing of it: decisions, steps, log and views, all or nothing. They are numbered
 * anew after what is there, and the chain is the same, for no number is in it.
 */
export function copyEngagement(db: Database.Database, sourcePath: string, engagement: string): void {
  db.prepare('ATTACH ? AS source').run(sourcePath)
  try {
    db.transaction(() => {
      const from = db
        .prepare<[string], number>('SELECT id FROM source.engagement WHERE key = ?')
        .pluck()
        .get(engagement)
      if (from === undefined) return
      const to = Number(
        db.prepare('INSERT INTO main.engagement (key) VALUES (?)').run(engagement).lastInsertRowid
      )
      number(db, 'step', `SELECT id FROM source.step WHERE engagement = ${from}`)
      number(
        db,
        'state',
        'SELECT DISTINCT after AS id FROM source.step_change WHERE step IN (SELECT was FROM temp.step_number)'
      )
      const step = (of: string) => `(SELECT is_now FROM temp.step_number WHERE was = ${of})`
      const state = (of: string) => `(SELECT is_now FROM temp.state_number WHERE was = ${of})`
      copyRows(db, 'state', { id: state('id') }, 'id IN (SELECT was FROM temp.state_number) ORDER BY id')
      const ofEngagement = { engagement: String(to) }
      const where = `engagement = ${from}`
      copyRows(
        db,
        'step',
        { ...ofEngagement, id: step('id'), undoes: step('undoes') },
        `${where} ORDER BY id`
      )
      copyRows(
        db,
        'step_change',
        { step: step('step'), before: state('before'), after: state('after') },
        'step IN (SELECT was FROM temp.step_number)'
      )
      copyRows(db, 'decision', { ...ofEngagement, state: state('state') }, where)
      copyRows(db, 'chain', { ...ofEngagement, step: step('step') }, `${where} ORDER BY step`)
      for (const table of ['activity', 'view', 'materiality']) copyRows(db, table, ofEngagement, where)
      db.exec('DROP TABLE temp.step_number; DROP TABLE temp.state_number')
    }).immediate()
  } finally {
    db.exec('DETACH source')
  }
}

/** The numbers that rows get, in their order, after those that are there. */
function number(db: Database.Database, table: string, ids: string): void {
  db.exec(`CREATE TEMP TABLE ${table}_number (was INTEGER PRIMARY KEY, is_now INTEGER NOT NULL);
    INSERT INTO temp.${table}_number
    SELECT id, (SELECT coalesce(max(id), 0) FROM main.${table}) + row_number() OVER (ORDER BY id) FROM (${ids})`)
}

/** Copies rows, with some columns as they are called here. */
function copyRows(
  db: Database.Database,
  table: string,
  changed: Record<string, string>,
  where: string
): void {
  const columns = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table)
  const values = columns.map((column) => changed[column] ?? column)
  db.exec(
    `INSERT INTO main.${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM source.${table} WHERE ${where}`
  )
}
