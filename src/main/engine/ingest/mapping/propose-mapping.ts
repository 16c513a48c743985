import type { Mapping } from '../../../../shared/mapping.ts'
import type { Settings } from '../../../../shared/settings.ts'
import { DoubletError } from '../../../../shared/result.ts'
import { findFiscalYear, withFiscalYear } from '../dates/datev-days.ts'
import { askForAccount } from './ask-for-account.ts'
import { hasAmountInParts } from '../lines/join-thousands.ts'
import { findHeader } from './find-header.ts'
import { joinHeaderRows } from './header-rows.ts'
import { mapColumns, nameHeaders } from './map-columns.ts'
import type { Candidate } from './candidate.ts'
import { matchHeader } from './match-header.ts'
import { findOtherAccount } from './two-accounts.ts'

const sampleCount = 3
const longestSample = 60

/**
 * The mapping of a file by its first records: whether there is a header, what the columns are called, which
 * holds which field. Throws NO_RECORDS where there is nothing to map.
 */
export function proposeMapping(records: string[][], settings: Settings): Mapping {
  if (records.length === 0) {
    throw new DoubletError(
      'NO_RECORDS',
      'There are no records in this file. Export the ledger again and drop the new file.'
    )
  }
  const { hasHeader, preambleRecords, headerRecords } = findHeader(records, settings.hasHeader)
  const heading = records.slice(preambleRecords, preambleRecords + headerRecords)
  const data = withoutHeading(records.slice(preambleRecords + headerRecords), hasHeader ? heading : [])
  const header = hasHeader ? joinHeaderRows(heading) : null
  const width = header?.length ?? Math.max(1, ...data.map((record) => record.length))
  const fitting = fittingRecords(data, width)
  const fiscalYearFrom = preambleRecords === 0 ? null : findFiscalYear(records[0]!)
  const names = nameHeaders(header?.map(({ text }) => text) ?? null, width)
  const columns = names.map((name, index) => {
    const cells = fitting.map((record) => record[index] ?? '')
    const values = fiscalYearFrom === null ? cells : readDays(name, cells, fiscalYearFrom)
    return {
      position: index + 1,
      header: name,
      values,
      parts: header?.[index]?.parts ?? [],
      samples: samplesOf(cells)
    }
  })
  const proposed = mapColumns(columns, hasHeader, settings.mapping)
  if (fiscalYearFrom !== null) {
    proposed.notes.push(
      `Dates of day and month only are in the fiscal year from ${fiscalYearFrom}, which the first line states.`
    )
  }
  const shown = columns.map(({ position, header, samples }) => ({ position, header, samples }))
  const account = askForAccount({ ...proposed, columns: shown }, data, settings)
  if (account !== null) proposed.open = [account, ...(proposed.open ?? [])]
  const otherAccount = findOtherAccount({ ...proposed, columns: shown })
  return {
    columns: shown,
    hasHeader,
    preambleRecords,
    headerRecords,
    fiscalYearFrom,
    ...proposed,
    ...(otherAccount && { otherAccount })
  }
}

const dates: ReadonlySet<Candidate> = new Set(['posted', 'effective', 'documentDate'])

/** The cells of a column that is a date by its name, their years put in: `0301` alone would be a code. */
function readDays(header: string, cells: string[], fiscalYearFrom: string): string[] {
  const isDate = matchHeader(header).some(({ candidate }) => dates.has(candidate))
  return isDate ? cells.map((cell) => withFiscalYear(cell.trim(), fiscalYearFrom)) : cells
}

/** Where the names of the columns stand above every page or block, they say nothing of what is in a column. */
function withoutHeading(records: string[][], heading: readonly string[][]): string[][] {
  const names = new Set(heading.map(textOf))
  return records.filter((record) => !names.has(textOf(record)))
}

function textOf(record: readonly string[]): string {
  return record
    .map((cell) => cell.trim())
    .join('\u0000')
    .replace(/\u0000+$/, '')
}

/** Cells that are shifted by a delimiter in a text or an amount say nothing of their columns, where they are the exception. */
function fittingRecords(records: string[][], width: number): string[][] {
  const fitting = records.filter((record) => record.slice(width).every((cell) => cell.trim() === ''))
  const isUsual = fitting.length * 2 > records.length
  const areCut = () => records.every((record) => record.length <= width || hasAmountInParts(record))
  return isUsual || (fitting.length > 0 && areCut()) ? fitting : records
}

function samplesOf(values: string[]): string[] {
  const distinct = new Set(values.map((value) => value.trim()).filter((value) => value !== ''))
  return [...distinct].slice(0, sampleCount).map((value) => value.slice(0, longestSample))
}
