import type { Mapping, Settings } from '../../../../shared/ledger.ts'
import { DoubletError } from '../../../../shared/result.ts'
import { findHeader } from './find-header.ts'
import { joinHeaderRows } from './header-rows.ts'
import { mapColumns, nameColumns } from './map-columns.ts'

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
  const data = records.slice(preambleRecords + headerRecords)
  const header = hasHeader
    ? joinHeaderRows(records.slice(preambleRecords, preambleRecords + headerRecords))
    : null
  const width = header?.length ?? Math.max(1, ...data.map((record) => record.length))
  const fitting = fittingRecords(data, width)
  const names = nameColumns(header?.map(({ text }) => text) ?? null, width)
  const columns = names.map((name, index) => {
    const values = fitting.map((record) => record[index] ?? '')
    return { position: index + 1, header: name, values, parts: header?.[index]?.parts ?? [] }
  })
  const proposed = mapColumns(columns, hasHeader, settings.mapping)
  return {
    columns: columns.map(({ position, header, values }) => ({
      position,
      header,
      samples: samplesOf(values)
    })),
    hasHeader,
    preambleRecords,
    headerRecords,
    ...proposed
  }
}

/** Cells that are shifted by a delimiter in a text say nothing of their columns, where they are the exception. */
function fittingRecords(records: string[][], width: number): string[][] {
  const fitting = records.filter((record) => record.slice(width).every((cell) => cell.trim() === ''))
  return fitting.length * 2 > records.length ? fitting : records
}

function samplesOf(values: string[]): string[] {
  const distinct = new Set(values.map((value) => value.trim()).filter((value) => value !== ''))
  return [...distinct].slice(0, sampleCount).map((value) => value.slice(0, longestSample))
}
