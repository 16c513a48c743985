import type { Mapping } from '../../../../shared/mapping.ts'
import type { Settings } from '../../../../shared/settings.ts'
import { proposeMapping } from '../mapping/propose-mapping.ts'
import { orderCells, orderColumns } from './align-columns.ts'
import { namingFile } from './inspect-files.ts'

/** The heads of the files of a ledger, taken together. */
interface GatheredHeads {
  /** The first file's records, then the data of the others in the order of its columns: as if it were one file. */
  records: string[][]
  /** What was found in each file itself: where its header is and what its columns are called. */
  owns: Mapping[]
  /** By file, as in `Alignment`. */
  orders: (number[] | null)[]
}

/** So many records say what the columns hold; a first month that is short or empty says too little. */
const enoughRecords = 500

/**
 * Reads the heads of files by `openHead`: of all of them, or with `isBrief` of as many as it takes to map the columns.
 * Throws FILES_DIFFER, and what is wrong with a head, naming the file.
 */
export async function gatherHeads(
  names: readonly string[],
  openHead: (at: number) => Promise<string[][]>,
  settings: Settings,
  isBrief: boolean
): Promise<GatheredHeads> {
  // The user's own choices are of columns of the first file: `#3` may be another column elsewhere.
  const unmapped: Settings = { ...settings, mapping: {} }
  const records = [...(await namingFile(names, 0, () => openHead(0)))]
  if (names.length === 1) return { records, owns: [], orders: [] }
  const first = await namingFile(names, 0, async () => proposeMapping(records, unmapped))
  const owns = [first]
  const orders: GatheredHeads['orders'] = [null]
  for (let at = 1; at < names.length && (!isBrief || records.length < enoughRecords); at++) {
    const { head, own } = await namingFile(names, at, async () => {
      const opened = await openHead(at)
      return { head: opened, own: proposeMapping(opened, unmapped) }
    })
    const order = orderColumns(first, own, { first: names[0]!, own: names[at]! })
    const data = head.slice(own.preambleRecords + own.headerRecords)
    for (const cells of data.slice(0, Math.max(0, enoughRecords - records.length))) {
      records.push(orderCells(cells, order))
    }
    owns.push(own)
    orders.push(order)
  }
  return { records, owns, orders }
}
