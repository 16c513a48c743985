import { doubleLines, partPostings, pickLines, type Postings } from '../../ledger/double-lines.ts'
import type { WrittenLines } from '../../ledger/ledger.ts'
import { readNumber } from '../mapping/profile-column.ts'
import { cellSeparator, keyNames, type KeyColumn, type KeyColumns } from './key-cells.ts'
import type { ResolvedKeys } from './resolve-keys.ts'

/** A ledger of lines with two accounts as one of their postings. */
export interface DoubledLines {
  postings: Postings
  written: WrittenLines
  cells: KeyColumns
}

/**
 * Makes a posting of each account of each line. Where the two sides have an amount each (`isApart`), each account takes its own; else
 * both have the one amount, to be turned for the second when it is read. A side that says nothing is no posting.
 */
export function doubleKeys(
  written: WrittenLines,
  cells: KeyColumns,
  isApart: boolean,
  isBySide: boolean
): DoubledLines {
  const [account, other, amount] = [
    cells.columns.account!,
    cells.columns.otherAccount!,
    cells.columns.amount!
  ]
  const amounts = amount.cells.texts.map((text) => text.split(cellSeparator))
  const isNought = amounts.map((sides) => sides.map((cell) => cell === '' || readNumber(cell) === 0))
  const isFilled = ({ cells: { texts }, ids }: KeyColumn, line: number) => texts[ids[line]!] !== ''
  const postings = partPostings(written.count, (line, isOther) => {
    if (isFilled(isOther ? other : account, line)) return true
    if (isApart) return isNought[amount.ids[line]!]![isOther ? 1 : 0] === false
    // A line without its own account is a fault, unless the two are the sides of an entry that is written over several lines.
    return !isOther && !(isBySide && isFilled(other, line))
  })
  const columns = { ...cells.columns, otherAccount: null }
  for (const name of keyNames) {
    const column = cells.columns[name]
    if (column !== null && name !== 'otherAccount')
      columns[name] = { cells: column.cells, ids: pickLines(column.ids, postings) }
  }
  columns.account = mergeSides(account, other, postings)
  const apart = isApart ? partAmounts(cells, postings) : null
  if (apart !== null) columns.amount = apart.column
  return {
    postings,
    written: doubleLines(written, postings),
    cells: {
      ...cells,
      columns,
      lineNumbers: pickLines(cells.lineNumbers, postings),
      ...(cells.starts && { starts: cells.starts.map((line) => postings.firstOf[line]!) }),
      ...(cells.entered && { entered: Int16Array.from(postings.lineOf, (line) => cells.entered![line]!) }),
      ...(apart?.marks && { marks: apart.marks })
    }
  }
}

/** The cells of the first column on first postings and of the other on second ones. */
function mergeSides(first: KeyColumn, other: KeyColumn, { lineOf, isOther }: Postings): KeyColumn {
  const texts = [...first.cells.texts]
  const known = new Map(texts.map((text, id) => [text, id]))
  const idOf = other.cells.texts.map((text) => {
    const id = known.get(text) ?? texts.push(text) - 1
    known.set(text, id)
    return id
  })
  const ids = lineOf.map((line, posting) =>
    isOther[posting] === 1 ? idOf[other.ids[line]!]! : first.ids[line]!
  )
  return { cells: { texts }, ids }
}

/** The pairs of the amounts with one of their sides each: the debit on first postings, the credit on second ones. */
function partAmounts(
  { columns, marks }: KeyColumns,
  { lineOf, isOther }: Postings
): { column: KeyColumn; marks: KeyColumns['marks'] } {
  const { cells, ids } = columns.amount!
  const sides = cells.texts.map((text) => text.split(cellSeparator))
  const texts = [
    ...sides.map(([debit = '']) => `${debit}${cellSeparator}`),
    ...sides.map(([, credit = '']) => `${cellSeparator}${credit}`)
  ]
  const picked = lineOf.map((line, posting) => ids[line]! + (isOther[posting] === 1 ? sides.length : 0))
  return { column: { cells: { texts }, ids: picked }, marks: marks && [...marks, ...marks] }
}

/** The key cells with the amount of the first account only, where each of the two has its own. */
export function withDebitsOnly(cells: KeyColumns): KeyColumns {
  const { columns } = cells
  const texts = columns.amount!.cells.texts.map((text) => `${text.split(cellSeparator)[0]}${cellSeparator}`)
  return { ...cells, columns: { ...columns, amount: { cells: { texts }, ids: columns.amount!.ids } } }
}

/** The amounts as they were read, with the sign turned on second postings. */
export function turnOthers(resolved: ResolvedKeys, { isOther }: Pick<Postings, 'isOther'>): ResolvedKeys {
  const { amount } = resolved.keys
  const values = [...amount.values]
  const known = new Map(values.map((value, id) => [value, id]))
  const turned = amount.values.map((value) => {
    const opposite = value === '0' ? value : value.startsWith('-') ? value.slice(1) : `-${value}`
    const id = known.get(opposite) ?? values.push(opposite) - 1
    known.set(opposite, id)
    return id
  })
  const turn = (ids: Int32Array) =>
    ids.map((id, posting) => (id >= 0 && isOther[posting] === 1 ? turned[id]! : id))
  return {
    ...resolved,
    keys: { ...resolved.keys, amount: { ids: turn(amount.ids), values } },
    amountState: turn(resolved.amountState)
  }
}

/** The same keys with first postings only, as the lines stand in the file: for a total below them is one of the lines. */
export function onlyFirst({ firstOf, isOther }: Postings, resolved: ResolvedKeys): ResolvedKeys {
  const { amount } = resolved.keys
  const opposite = turnOthers(resolved, { isOther }).keys.amount
  // An entry over several lines may have only its second side here.
  const ids = firstOf
    .slice(0, -1)
    .map((posting) => (isOther[posting] === 1 ? opposite : amount).ids[posting]!)
  return { ...resolved, keys: { ...resolved.keys, amount: { ids, values: opposite.values } } }
}
