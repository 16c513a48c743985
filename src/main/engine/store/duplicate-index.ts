import type Database from 'better-sqlite3'
import { Dictionary } from './dictionary.ts'
import { dayNumber } from './line-blocks.ts'
import { SearchBlockWriter } from './search-blocks.ts'
import { rankNumbers, writeRanks } from './sort-ranks.ts'
import type { StoredDuplicate } from '../findings/stored-rows.ts'

const texts = ['account', 'user', 'source', 'journal', 'description'] as const
/** Those that a filter asks for to the letter. */
const asked = ['account', 'user', 'source'] as const
const numbers = ['posted', 'effective', 'lineNumber'] as const

/**
 * Writes what pages of lines are filtered and sorted by: numbers in rows as short as can be, since most questions are answered by
 * passing over all of them. Rows come in review order, so the lines of a finding follow each other.
 */
export class DuplicateIndexWriter {
  readonly #db: Database.Database
  readonly #insertLine: Database.Statement<number[]>
  readonly #insertFinding: Database.Statement<number[]>
  readonly #search: SearchBlockWriter
  readonly #dictionaries = texts.map(() => new Dictionary())
  /** By column: the number of each line so far. */
  readonly #texts: number[][] = texts.map(() => [])
  readonly #numbers: number[][] = numbers.map(() => [])
  readonly #accountNames = new Map<string, string>()
  #position = 0
  #finding: { first: StoredDuplicate; firstPosition: number } | null = null

  constructor(db: Database.Database) {
    this.#db = db
    this.#insertLine = db.prepare('INSERT INTO duplicate_index VALUES (?, ?, ?, ?, ?, ?, ?)')
    this.#insertFinding = db.prepare('INSERT INTO finding_index VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
    this.#search = new SearchBlockWriter(db)
  }

  /** Adds the next duplicate line. */
  add(row: StoredDuplicate): void {
    if (this.#finding?.first.groupNo !== row.groupNo) {
      this.#endFinding()
      this.#finding = { first: row, firstPosition: this.#position + 1 }
    }
    this.#position++
    const [account, user, source] = texts.map((column, at) => {
      const number = this.#dictionaries[at]!.numberOf(row[column])
      this.#texts[at]!.push(number)
      return number
    }) as [number, number, number]
    const name = this.#accountNames.get(row.account) ?? ''
    this.#accountNames.set(row.account, row.accountName > name ? row.accountName : name)
    const [posted, effective] = [dayNumber(row.posted), dayNumber(row.effective)]
    for (const [at, value] of [posted, effective, row.lineId].entries()) this.#numbers[at]!.push(value)
    const types = row.groupNos.reduce<number>(
      (bits, group, at) => (group === null ? bits : bits | (1 << at)),
      0
    )
    this.#insertLine.run(this.#position, types, account, user, source, posted, effective)
    this.#search.add([
      row.account,
      row.accountName,
      row.journal,
      row.document,
      row.user,
      row.counterparty,
      row.description,
      row.source
    ])
  }

  /** Writes what can be told only after the last line. */
  finish(): void {
    this.#endFinding()
    this.#search.flush()
    const insertTerm = this.#db.prepare('INSERT INTO term VALUES (?, ?, ?, ?)')
    for (const [at, column] of texts.entries()) {
      const ranks = this.#dictionaries[at]!.ranks()
      writeRanks(
        this.#db,
        `line ${column}`,
        Int32Array.from(this.#texts[at]!, (number) => ranks[number]!)
      )
    }
    for (const [at, column] of numbers.entries())
      writeRanks(this.#db, `line ${column}`, rankNumbers(Float64Array.from(this.#numbers[at]!)))
    for (const [at, column] of asked.entries()) {
      for (const [number, text] of this.#dictionaries[at]!.texts().entries())
        insertTerm.run(column, text, number, column === 'account' ? this.#accountNames.get(text)! : '')
    }
  }

  #endFinding(): void {
    if (this.#finding === null) return
    const { first, firstPosition } = this.#finding
    this.#insertFinding.run(
      first.groupNo,
      firstPosition,
      this.#position + 1 - firstPosition,
      first.strongestType,
      first.groupCount,
      first.riskScore,
      first.facts,
      first.amount.minor,
      first.amount.fine,
      first.groupNos[0]!
    )
    this.#finding = null
  }
}
