import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { findDuplicates, strongestTypes } from '../../src/main/engine/detect/find-duplicates.ts'
import { findFacts } from '../../src/main/engine/detect/find-facts.ts'
import { numberGroups } from '../../src/main/engine/detect/number-groups.ts'
import { totalDuplicates } from '../../src/main/engine/detect/total-duplicates.ts'
import type { Finding, Findings, FoundDuplicates } from '../../src/main/engine/findings/findings.ts'
import { compareKeys } from '../../src/main/engine/ledger/compare-keys.ts'
import { partJournals } from '../../src/main/engine/ledger/part-journals.ts'
import { LedgerWriter } from '../../src/main/engine/store/ledger-writer.ts'
import { StoredLedger } from '../../src/main/engine/store/stored-ledger.ts'
import { writeFindings } from '../../src/main/engine/tasks/analyze/write-findings.ts'
import { typeNumbers } from '../../src/shared/duplicate.ts'
import { rulesOf, usualRules } from '../../src/shared/rules.ts'
import { analyzeText } from './analyze-file.ts'

/** An event as a test tells it: its postings, each with the lines (from 0) it has, and what one of them comes to in minor units. */
export interface ToldEvent {
  postings: number[][]
  minor: number
}

/** Stores a ledger with these events as its findings, in their order; all duplicate lines must be in one. Answers its path. */
export async function storeEvents(folder: string, text: string, events: ToldEvent[]): Promise<string> {
  const analysed = await analyzeText(folder, text)
  const stored = new StoredLedger(analysed.ledgerPath)
  const ledger = stored.readLedger()
  stored.close()
  const { keys, amounts, settings } = ledger
  const compared = compareKeys(keys, settings)
  const detection = findDuplicates(compared, settings.threshold)
  const strongest = strongestTypes(detection, keys.lines)
  const journals = partJournals(keys, amounts)
  const rules = rulesOf(settings)
  const facts = findFacts({ keys, compared, detection, strongest, journals, ...rules })
  const numbers = numberGroups(detection, facts, rules.baseRisks, (line) =>
    Math.abs(amounts.minor[keys.amount.ids[line]!]!)
  )
  const found = { ledger, detection, strongest, numbers, facts }
  const findings = eventsAsFindings(found, events)
  const path = join(folder, `${randomUUID()}.sqlite`)
  const writer = new LedgerWriter(`${path}.partial`)
  writer.addLedger(ledger)
  writeFindings({ ...found, findings }, writer)
  const duplicates = totalDuplicates(detection, facts, findings, keys, amounts.scale.decimals, rules)
  writer.commit(path, { ...analysed.result, duplicates }, amounts.scale)
  return path
}

function inHundredths(minor: number): string {
  return (minor / 100).toFixed(2)
}

function eventsAsFindings({ strongest }: FoundDuplicates, events: ToldEvent[]): Findings {
  const linesOf = (findingNo: number) => Int32Array.from(events[findingNo - 1]!.postings.flat())
  const numberOf = new Int32Array(strongest.length)
  for (const [at, { postings }] of events.entries())
    for (const line of postings.flat()) numberOf[line] = at + 1
  const factsOf = (findingNo: number) => (findingNo === 1 ? 0 : 1)
  const nameOf = ({ lines }: Pick<Finding, 'lines'>) => `Event ${numberOf[lines[0]!]}`
  return {
    count: events.length,
    numberOf,
    lines: Int32Array.from(events.flatMap(({ postings }) => postings.flat())),
    occurrences: Int32Array.from(
      events.flatMap(({ postings }) => postings.flatMap((lines, at) => lines.map(() => at + 1)))
    ),
    at(findingNo) {
      const { postings, minor } = events[findingNo - 1]!
      const lines = linesOf(findingNo)
      const type = typeNumbers.findLast((number) => lines.some((line) => strongest[line] === number))!
      const exposure = { minor: minor * (postings.length - 1), fine: 0 }
      return {
        kind: 'posting',
        group: null,
        lines,
        occurrences: postings.length,
        type,
        riskScore: usualRules.baseRisks[type] * postings.length,
        facts: factsOf(findingNo),
        amount: { minor, fine: 0 },
        money: [{ currency: '', exposure, net: { minor: 0, fine: 0 } }]
      }
    },
    exposure: [
      {
        currency: '',
        exposure: inHundredths(
          events.reduce((sum, { postings, minor }) => sum + minor * (postings.length - 1), 0)
        ),
        net: '0.00'
      }
    ],
    factsOf,
    titleOf: nameOf,
    reasonsOf: (finding) => [{ text: nameOf(finding), effect: 'none' }]
  }
}
