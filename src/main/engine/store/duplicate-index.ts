import type Database from 'better-sqlite3'
import { Dictionary } from './dictionary.ts'
import { dayNumber } from '../ledger/days.ts'
import { SearchBlockWriter } from './search-blocks.ts'
import { rankAmounts, rankNumbers, writeRanks } from './sort-ranks.ts'
import type { StoredDuplicate } from '../findings/stored-rows.ts'

const texts = ['account', 'user', 'source', 'journal', 'description'] as const
/** Those that a filter asks for to the letter. */
const asked = ['account', 'user', 'source'] as const
const numbers: [name: string, valueOf: (row: StoredDuplicate) => number][] = [
  ['posted', ({ posted }) => dayNumber(posted)],
  ['effective', ({ effective }) => dayNumber(effective)],
  ['lineNumber', ({ lineId }) => lineId],
  ['strongestType', ({ strongestType }) => strongestType],
  ['groupCount', ({ groupCount }) => groupCount],
  ['riskScore', ({ riskScore }) => riskScore]
]
const amounts = ['amount', 'exposure'] as const

/**
 * Writes what pages of lines are filtered and sorted by: numbers in rows as short as can be, since most questions are answered by
 * passing over all of them.
 */
export class DuplicateIndexWriter {
  readonly #db: Database.Database
  readonly #insertLine: Database.Statement<number[]>
  readonly #search: SearchBlockWriter
  readonly #dictionaries = texts.map(() => new Dictionary())
  /** By column: the number of each line so far. */
  readonly #texts: number[][] = texts.map(() => [])
  readonly #numbers: number[][] = numbers.map(() => [])
  readonly #amounts = amounts.map(() => ({ minor: [] as number[], fine: [] as number[] }))
  readonly #accountNames = new Map<string, string>()
  #position = 0

  constructor(db: Database.Database) {
    this.#db = db
    this.#insertLine = db.prepare(`INSERT INTO duplicate_index VALUES (?${', ?'.repeat(10)})`)
    this.#search = new SearchBlockWriter(db)
  }

  /** Adds the next duplicate line. */
  add(row: StoredDuplicate): void {
    this.#position++
    const [account, user, source] = texts.map((column, at) => {
      const number = this.#dictionaries[at]!.numberOf(row[column])
      this.#texts[at]!.push(number)
      return number
    }) as [number, number, number]
    const name = this.#accountNames.get(row.account) ?? ''
    this.#accountNames.set(row.account, row.accountName > name ? row.accountName : name)
    const [posted, effective] = numbers.map(([, valueOf], at) => {
      const value = valueOf(row)
      this.#numbers[at]!.push(value)
      return value
    }) as [number, number]
    for (const [at, column] of amounts.entries()) {
      this.#amounts[at]!.minor.push(row[column].minor)
      this.#amounts[at]!.fine.push(row[column].fine)
    }
    const types = row.groupNos.reduce<number>(
      (bits, group, at) => (group === null ? bits : bits | (1 << at)),
      0
    )
    const { minor, fine } = row.amount
    this.#insertLine.run(
      this.#position,
      types,
      account,
      user,
      source,
      posted,
      effective,
      row.groupNo,
      row.riskScore,
      minor,
      fine
    )
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
    for (const [at, [column]] of numbers.entries())
      writeRanks(this.#db, `line ${column}`, rankNumbers(Float64Array.from(this.#numbers[at]!)))
    for (const [at, column] of amounts.entries()) {
      const { minor, fine } = this.#amounts[at]!
      writeRanks(this.#db, `line ${column}`, rankAmounts(Float64Array.from(minor), Float64Array.from(fine)))
    }
    for (const [at, column] of asked.entries()) {
      for (const [number, text] of this.#dictionaries[at]!.texts().entries())
        insertTerm.run(column, text, number, column === 'account' ? this.#accountNames.get(text)! : '')
    }
  }
}
