import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import {
  exportWorkpaper,
  type WorkpaperRequest,
  type WorkpaperReview
} from '../../src/main/engine/tasks/export-workpaper.ts'
import { WorkpaperReader } from '../../src/main/engine/store/workpaper-reader.ts'
import type { LedgerFinding } from '../../src/main/engine/findings/workpaper-rows.ts'
import { workpaperParts } from '../../src/shared/workpaper.ts'
import { usualForms } from '../../src/shared/firm-settings.ts'

let count = 0

const untyped = { ledger: '', outcome: 'empty', difference: '', problem: '' } as const

/** What a test says of a workpaper, over one of all parts with nothing typed and nothing decided. */
type Wishes = Partial<WorkpaperRequest> & {
  review?: Partial<WorkpaperReview>
  facts?: Partial<WorkpaperRequest['facts']>
  report?: (written: number, total: number) => void
}

/** Writes the workpaper of a ledger into a new place in `folder`; answers where it is and the rows written. */
export async function writeWorkpaper(
  folder: string,
  ledgerPath: string,
  { review, facts, report = () => undefined, ...wishes }: Wishes = {}
): Promise<{ target: string; rows: number }> {
  const target = wishes.target ?? join(folder, `workpaper-${++count}`)
  const request: WorkpaperRequest = {
    ledgerPath,
    ledgerId: 'this-ledger',
    parts: [...workpaperParts],
    partialPath: `${target}.partial`,
    ...wishes,
    target,
    facts: {
      engagement: { clientName: 'ACME', engagementId: 'E-1' },
      header: {
        reference: 'B-12',
        period: 'FY 2025',
        preparer: 'Ann',
        reviewer: 'Bo',
        purpose: '',
        conclusion: ''
      },
      analysed: { at: '2026-01-02T03:04:05.000Z', took: '00:00:07' },
      onePerson: false,
      forms: usualForms,
      version: '1.2.3',
      tieOut: {
        typed: { rows: '', debit: '', credit: '', net: '', note: '' },
        compared: { rows: untyped, debit: untyped, credit: untyped, net: untyped },
        savedAt: null
      },
      model: null,
      ...facts
    }
  }
  const rows = await exportWorkpaper(
    request,
    { decisions: new Map(), members: new Map(), activity: [], materiality: [], ...review },
    report
  )
  return { target, rows }
}

/** The findings of a ledger, in review order. */
export function findingsOf(ledgerPath: string): LedgerFinding[] {
  const reader = new WorkpaperReader(ledgerPath)
  try {
    return [...reader.findings()]
  } finally {
    reader.close()
  }
}

/** The bytes of every file of a folder, by name. */
export function readFolder(folder: string): Record<string, Buffer> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]))
}

/** The records of a CSV as a parser that knows nothing of Doublet reads them, the header first. */
export function readCsv(bytes: Buffer): string[][] {
  const { data, errors } = Papa.parse<string[]>(bytes.toString('utf8').replace(/^\uFEFF/, ''), {
    delimiter: ',',
    newline: '\r\n',
    skipEmptyLines: true
  })
  if (errors.length > 0) throw new Error(JSON.stringify(errors[0]))
  return data
}
