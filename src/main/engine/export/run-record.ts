import { openDecision, type Decision } from '../../../shared/decision.ts'
import { findingFigures } from '../../../shared/duplicate.ts'
import { rulesOf } from '../../../shared/rules.ts'
import type { WorkpaperPart } from '../../../shared/workpaper.ts'
import type { WorkpaperFacts } from './workpaper-content.ts'
import type { Footing } from './footing.ts'
import type { WorkpaperFinding } from '../findings/workpaper-rows.ts'

/** Goes up when a field of the record changes its meaning or is gone. */
export const runRecordVersion = 2

/** A file of the package, as the record names it. */
export interface WrittenPart {
  part: WorkpaperPart
  name: string
  sha256: string
  rows: number
  /** Cells of a CSV that got a quote before them; null for other files. */
  quotedCells: number | null
}

/** A decision and the numbers of the findings that it is on. */
export interface RecordedDecision extends Decision {
  findings: number[]
}

/**
 * Everything that made a workpaper, for a program to read: software, settings, the rules that hold with and without them, files, figures, model,
 * header and decisions, so that it can be made again from the source. It holds no time but those of the ledger and its decisions, and the
 * log, which tells of exports too, is not among its files.
 */
export function runRecord(
  facts: WorkpaperFacts,
  footing: Footing,
  findings: Iterable<WorkpaperFinding>,
  parts: WrittenPart[]
): string {
  const { result, engagement, header, onePerson, analysed, version, tieOut, model } = facts
  const { analytics, duplicates } = result
  // How the ledger is stored is no part of what was found in it.
  const { mapping, settings, files, storedAs: _place, ...figures } = analytics
  const scorer = model?.hash === result.model.modelHash ? model : null
  const decisions = recordDecisions(findings)
  const record = {
    runRecordVersion,
    software: { name: 'Doublet', version },
    engagement,
    header,
    ...(onePerson && { onePerson }),
    analysed,
    files,
    settings,
    rules: rulesOf(settings),
    exports: facts.forms,
    mapping,
    import: figures,
    tieOut,
    findings: findingFigures(duplicates),
    duplicates,
    footing,
    model: { outcome: result.model, number: scorer?.number ?? null, card: scorer?.card ?? null },
    ...(facts.materiality.length === 0 ? {} : { materiality: facts.materiality }),
    ...(decisions.length === 0 ? {} : { decisions }),
    package: parts.toSorted((one, other) => (one.name < other.name ? -1 : 1))
  }
  return `${JSON.stringify(record, sortKeys, 2)}\n`
}

/** What is said of findings, equal decisions once; nothing of those that nothing is said of. */
function recordDecisions(findings: Iterable<WorkpaperFinding>): RecordedDecision[] {
  const recorded = new Map<string, RecordedDecision>()
  const open = JSON.stringify(openDecision)
  for (const { finding, decision } of findings) {
    const plain = plainDecision(decision)
    const key = JSON.stringify(plain)
    if (key === open) continue
    const known = recorded.get(key)
    if (known === undefined) recorded.set(key, { findings: [finding.findingNo], ...plain })
    else known.findings.push(finding.findingNo)
  }
  return [...recorded.values()]
}

/** The fields of a decision and nothing else, in their order. */
function plainDecision(decision: Decision): Decision {
  const names = Object.keys(openDecision) as (keyof Decision)[]
  return Object.fromEntries(names.map((name) => [name, decision[name]])) as unknown as Decision
}

/** Names in alphabetical order below the top, so that the order in which something was typed or stored does not show. */
function sortKeys(key: string, value: unknown): unknown {
  if (key === '' || typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}
