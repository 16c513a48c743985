import type { WorkpaperPart } from '../../../shared/workpaper.ts'
import type { WorkpaperFacts } from './workpaper-content.ts'
import type { Footing } from './footing.ts'

/** Goes up when a field of the record changes its meaning or is gone. */
export const runRecordVersion = 1

/** A file of the package, as the record names it. */
export interface WrittenPart {
  part: WorkpaperPart
  name: string
  sha256: string
  rows: number
  /** Cells of a CSV that got a quote before them; null for other files. */
  quotedCells: number | null
}

/**
 * Everything that made a workpaper, for a program to read: software, settings, files, figures, model and header. It holds no
 * time but those of the ledger and its decisions, and the log, which tells of exports too, is not among its files.
 */
export function runRecord(facts: WorkpaperFacts, footing: Footing, parts: WrittenPart[]): string {
  const { result, engagement, header, analysed, version, tieOut, model } = facts
  const { analytics, duplicates } = result
  const { mapping, settings, files, ...figures } = analytics
  const scorer = model?.hash === result.model.modelHash ? model : null
  const record = {
    runRecordVersion,
    software: { name: 'Doublet', version },
    engagement,
    header,
    analysed,
    files,
    settings,
    mapping,
    import: figures,
    tieOut,
    duplicates,
    footing,
    model: { outcome: result.model, number: scorer?.number ?? null, card: scorer?.card ?? null },
    package: parts.toSorted((one, other) => (one.name < other.name ? -1 : 1))
  }
  return `${JSON.stringify(record, sortKeys, 2)}\n`
}

/** Names in alphabetical order below the top, so that the order in which something was typed or stored does not show. */
function sortKeys(key: string, value: unknown): unknown {
  if (key === '' || typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}
