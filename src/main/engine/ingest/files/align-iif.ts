import type { FileRecord, RecordSource } from './record-source.ts'

const [ofTransaction, ofSplit, end] = ['TRNS', 'SPL', 'ENDTRNS']
const transactionId = 'TRNSID'

/**
 * Reads an IIF file as if all lines of a transaction had the columns of its first one, by their names, and its number. Any other source is
 * answered as it is.
 */
export function alignIif(source: RecordSource): RecordSource {
  const names = findNames(source.records)
  if (names === null) return source
  const first = source.records.findIndex(([type]) => type === `!${ofTransaction}`)
  const forRecords = new Aligner(names)
  return {
    ...source,
    records: source.records.flatMap((cells, at) => {
      const aligned = forRecords.next(cells)
      return at < first || aligned.kind !== 'beside' ? [aligned.cells] : []
    }),
    read: (given, take, report, keep) => {
      const aligner = new Aligner(names)
      return source.read(given, (record) => take(alignRecord(aligner, record)), report, keep)
    }
  }
}

/** The columns of all lines: those of the first line of a transaction, then what only the others have; null where it is no IIF file. */
function findNames(records: string[][]): string[] | null {
  const headerOf = (type: string) => records.find(([cell]) => cell === `!${type}`)?.map((cell) => cell.trim())
  const [own, split] = [headerOf(ofTransaction), headerOf(ofSplit)]
  if (own === undefined || split === undefined) return null
  return [...own, ...split.slice(1).filter((name) => name !== '' && !own.includes(name))]
}

function alignRecord(aligner: Aligner, record: FileRecord): FileRecord {
  const { kind, cells } = aligner.next(record.cells)
  if (kind === 'beside')
    return { ...record, ...(cells[0] === end ? { beside: 'end' } : { heading: 'header' }) }
  return { ...record, cells, keyCells: cells }
}

/** Follows the transactions line by line; each type of line has the columns that its last header names. */
class Aligner {
  readonly #names: readonly string[]
  readonly #headers = new Map<string, string[]>()
  #id = ''

  constructor(names: readonly string[]) {
    this.#names = names
  }

  next(cells: string[]): { kind: 'line' | 'beside' | 'other'; cells: string[] } {
    const type = cells[0] ?? ''
    switch (type) {
      case `!${ofTransaction}`:
      case `!${ofSplit}`: {
        this.#headers.set(
          type.slice(1),
          cells.map((cell) => cell.trim())
        )
        const isFirst = type === `!${ofTransaction}`
        return isFirst ? { kind: 'line', cells: [...this.#names] } : { kind: 'beside', cells }
      }
      case ofTransaction:
      case ofSplit:
        return { kind: 'line', cells: this.#align(cells) }
      case end:
      case `!${end}`:
        return { kind: 'beside', cells }
      default:
        return { kind: 'other', cells }
    }
  }

  #align(cells: string[]): string[] {
    const header = this.#headers.get(cells[0]!) ?? []
    const aligned = this.#names.map((name, at) => {
      const place = at === 0 ? 0 : name === '' ? -1 : header.indexOf(name)
      return cells[place] ?? ''
    })
    const idAt = this.#names.indexOf(transactionId)
    if (cells[0] === ofTransaction) this.#id = aligned[idAt] ?? ''
    else if (idAt >= 0 && aligned[idAt] === '') aligned[idAt] = this.#id
    return aligned
  }
}
