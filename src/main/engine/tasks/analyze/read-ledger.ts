import type { UnbalancedJournal } from '../../../../shared/import-proof.ts'
import { hasTypedCells, ledgerFileVersion, type LedgerFacts } from '../../../../shared/ledger.ts'
import type { Mapping } from '../../../../shared/mapping.ts'
import type { Settings } from '../../../../shared/settings.ts'
import { NeedsInput } from '../../../../shared/question.ts'
import { DoubletError, problemOf } from '../../../../shared/result.ts'
import { chooseScale, type AmountScale } from '../../../base/decimal.ts'
import { exactAmounts } from '../../../base/exact-amounts.ts'
import { requireSameFiles, type InspectedFile } from '../../ingest/files/inspect-files.ts'
import type { OpenedFiles } from '../../ingest/files/open-files.ts'
import type { ReadFiles } from '../../ingest/files/read-files.ts'
import { mergeParts } from '../../ingest/files/merge-parts.ts'
import { decideFormatsByFile } from '../../ingest/formats/decide-formats-by-file.ts'
import { gatherFacts, totalAmounts } from '../../ingest/files/gather-facts.ts'
import { proveImport } from '../../ingest/proof/prove-import.ts'
import { requireSoundReading } from '../../ingest/proof/require-sound-reading.ts'
import { collectRepeatNotices } from '../../ingest/repeats/repeat-notices.ts'
import { askForSheets } from '../../ingest/xlsx/ask-for-sheets.ts'
import { signParts } from '../../ingest/files/sign-parts.ts'
import { areLinesBalanced } from '../../ingest/signs/balance-lines.ts'
import { decidePostings } from '../../ingest/keys/decide-postings.ts'
import { resolveKeys } from '../../ingest/keys/resolve-keys.ts'
import { profileNotices } from '../../ingest/files/decide-settings.ts'
import { takeReading } from './take-reading.ts'
import { partJournals, type Journals } from '../../ledger/part-journals.ts'
import type { KeyData } from '../../ledger/key-data.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { LedgerWriter } from '../../store/ledger-writer.ts'

/** A ledger as its files say it, with the figures of how it was read. */
export interface LedgerRead {
  ledger: Ledger
  analytics: LedgerFacts
  journals: Journals | null
  unbalanced: UnbalancedJournal[]
  /** Of its finest amount. */
  decimals: number
  scale: AmountScale
}

/** What it is made of, and who hears of its columns. */
interface LedgerSources {
  inspected: readonly InspectedFile[]
  opened: OpenedFiles
  /** Of all files together. */
  sha256: string
  request: { settings: Settings; keptPath?: string }
  writer: LedgerWriter
  mapped(mapping: Mapping): void
}

/**
 * Reads the files of a ledger and decides what their columns, signs, dates and amounts mean. What was read is kept where a question
 * stands in the way. `report` gets the share of all bytes that is read, 0 to 1. Throws a DoubletError for what is wrong with the files, a
 * NeedsInput for what they do not decide.
 */
export async function readLedger(
  sources: LedgerSources,
  report: (share: number, rows: number) => void
): Promise<LedgerRead> {
  const { inspected, opened, request, writer } = sources
  const reading = await takeReading(inspected, opened, request, writer, report)
  await requireSameFiles(inspected)
  try {
    return makeLedger(sources, reading.read)
  } catch (error) {
    if (error instanceof NeedsInput) reading.keep()
    throw error
  }
}

function makeLedger(
  { opened, sha256, request: { settings }, writer, mapped }: LedgerSources,
  read: ReadFiles
): LedgerRead {
  const { files, lines } = read
  if (lines.count === 0) {
    throw new DoubletError(
      'NO_RECORDS',
      'The file has a header and no lines. Export the ledger again with its lines.'
    )
  }

  const signed = signParts(read, opened, settings)
  if (signed.mapping.fields !== opened.mapping.fields) mapped(signed.mapping)
  const sources = signed.parts.map((cells, at) => ({
    name: files[at]!.name,
    isWorkbook: hasTypedCells(files[at]!.dialect),
    cells
  }))
  const formats = decideFormatsByFile(sources, signed.mapping, settings)
  const merged = mergeParts(signed.parts, formats)
  const posted = decidePostings(lines, merged, signed.mapping, settings, () =>
    areLinesBalanced({ lines, parts: signed.parts, mapping: signed.mapping, settings })
  )
  const { mapping, written, cells } = posted
  const rows = written.count
  const repeats = collectRepeatNotices({ files, lines })
  const resolved = posted.turn(resolveKeys(cells, mapping, settings, written))
  const { keys, exclusions } = resolved
  const { starts, lineNumbers } = written
  askForSheets({ files, starts, lineNumbers, keys, repeats, settings })
  const { totals, absoluteUnits } = totalAmounts(keys, resolved.decimals)
  const confirmed = posted.confirm(read.totals, resolved, files)
  const scale = scaleOf(absoluteUnits, resolved.decimals, { keys, lineNumbers })
  const amounts = exactAmounts(keys.amount.values, scale)
  const ledger: Ledger = {
    mapping,
    settings,
    written,
    keys,
    amounts,
    exclusions,
    sources: read.texts
  }
  const journals = partJournals(keys, amounts)
  const { proof, unbalanced } = proveImport({ ...resolved, journals, cells, written, amounts })
  const notices = [
    ...repeats,
    ...profileNotices(settings),
    ...read.notices.flatMap((own, file) => [...own, ...signed.columnNotices[file]!]),
    ...posted.notices,
    ...formats.notices,
    ...resolved.notices,
    ...confirmed.notices
  ]
  const analytics = {
    ...gatherFacts({
      sha256,
      mapping,
      settings,
      read,
      rows,
      resolved,
      totals,
      controlTotal: confirmed.controlTotal,
      proof,
      notices
    }),
    storedAs: ledgerFileVersion
  }
  requireSoundReading(analytics)
  // Nothing more is asked: until here the listed lines are as they were read.
  writer.explainListedLines(confirmed.reasons)
  if (posted.postings !== null) writer.listAsPostings(posted.postings)
  return { ledger, analytics, journals, unbalanced, decimals: resolved.decimals, scale }
}

/** Throws AMOUNTS_TOO_LARGE, with the line of the longest amount: mostly it is one of them, or its column is no amount. */
function scaleOf(
  absoluteUnits: bigint,
  decimals: number,
  { keys, lineNumbers }: { keys: KeyData; lineNumbers: Int32Array }
): AmountScale {
  try {
    return chooseScale(absoluteUnits, decimals, keys.lines)
  } catch (error) {
    const { ids, values } = keys.amount
    const longest = values.reduce((most, value, id) => (value.length > values[most]!.length ? id : most), 0)
    const shown = values[longest]!.length > 40 ? `${values[longest]!.slice(0, 40)}…` : values[longest]!
    const { code, message } = problemOf(error)
    throw new DoubletError(
      code,
      `${message} The longest is ${shown}, in line ${lineNumbers[ids.indexOf(longest)]}.`
    )
  }
}
