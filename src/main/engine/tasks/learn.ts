import type { DecidedCounts, ModelLabels, ModelCard } from '../../../shared/model.ts'
import { DoubletError } from '../../../shared/result.ts'
import {
  countLabels,
  DecisionChooser,
  requireEnough,
  sumCounts,
  type DecidedLedger,
  type KnownFinding
} from './learn/choose-decisions.ts'
import { teachBase, type BaseTeacher } from '../model/base.ts'
import type { FlatForest } from '../model/flat-forest.ts'
import { FoldLinks } from '../model/fold-links.ts'
import { forestParameters } from '../model/forest.ts'
import { drawSome, randomFrom } from '../model/random.ts'
import { openModel, trainModel, type StoredModel } from '../model/train-model.ts'
import { mostRowsPerFinding, readDecided, type ReadDecided } from './learn/read-decided.ts'
import type { KeptDecisions } from '../store/inherited-decisions.ts'
import { StoredLedger } from '../store/stored-ledger.ts'
import { typeNumbers, type TypeNumber } from '../../../shared/duplicate.ts'
import type { LedgerResult } from '../../../shared/job.ts'

/** Which stored ledgers a new model is to learn from. */
export interface LearnRequest {
  /** Newest first. */
  ledgers: { path: string; engagement: string }[]
  /** The model in use; null where there is none. */
  before: StoredModel | null
  /** ISO 8601, UTC. */
  trainedAt: string
}

/** A model that learned, and the ledgers it learned from. */
export interface Learned {
  model: StoredModel
  paths: string[]
  /** What the decisions on each of the ledgers teach the base. */
  teachers: BaseTeacher[]
}

type Row = ReadDecided['rows'][number]

/** The decisions of an engagement. */
type DecisionsOf = (engagement: string) => KeptDecisions

/** The ledgers with the most decisions are learned from. */
const mostLedgers = 8
const mostRowsPerKind = 2000
/** A few dozen decisions say much of the findings that were looked at and little of the rest: made rows keep the upper hand. */
const decidedShare = 0.1
const readingShare = 0.4

/**
 * Makes a new model of what auditors decided: decided rows of up to eight stored ledgers and, in the one with the most decisions,
 * re-postings made in memory and repeats that nobody decided. It is measured on decided rows it never saw, beside the risk, the
 * amount and the model in use. `decisionsOf` gives the decisions of an engagement. The same ledgers and
 * decisions give the same model. Throws TOO_FEW_DECISIONS.
 */
export function learnFromDecisions(
  { ledgers, before, trainedAt }: LearnRequest,
  decisionsOf: DecisionsOf,
  report: (stage: 'reading' | 'training', part: number) => void
): Learned {
  report('reading', 0)
  const chosen = chooseLedgers(ledgers, decisionsOf)
  requireEnough(sumCounts(chosen.map(({ findings }) => findings)))
  const forest = before && openIfUsable(before)
  const links = new FoldLinks()
  const read = chosen.map((ledger, number) => {
    const found = readDecided(ledger, { number, makesRows: number === 0, before: forest, links })
    report('reading', ((number + 1) / chosen.length) * readingShare)
    return found
  })
  const rows = drawRows(read.flatMap((ledger) => ledger.rows))
  const findings = read.map((_, number) => countFindings(rows.filter(({ ledger }) => ledger === number)))
  requireEnough(sumCounts(findings))
  const first = read[0]!
  const sample = {
    rows: rows.map((row) => ({ ...row, fold: links.numberOf(row.pair), set: -1 })),
    added: first.made.map(({ pairs, ...row }) => ({
      ...row,
      near: [...new Set(pairs.map((pair) => links.numberOf(pair)))]
    })),
    rowsShare: decidedShare,
    // A tree may look at what every one of the ledgers has.
    columns: read.reduce((bits, { columns }) => bits & columns, -1)
  }
  const labels: ModelLabels = {
    from: 'decisions',
    findings: sumCounts(findings),
    rows: countLabels(rows.map(({ isPositive }) => isPositive)),
    ledgers: read.map(({ result: { analytics } }, number) => ({
      file: analytics.file.name,
      sha256: analytics.file.sha256,
      findings: findings[number]!
    })),
    before: before?.hash ?? null
  }
  const parameters = { decidedShare, mostLedgers, mostRowsPerKind, mostRowsPerFinding }
  const facts = { ...describeTraining(first.result, trainedAt), labels, base: null, parameters }
  const model = trainModel(sample, facts, (part) =>
    report('training', readingShare + part * (1 - readingShare))
  )
  const teachers = read.map(({ result: { analytics }, columns }, number) => {
    const own = rows.filter(({ ledger }) => ledger === number).map((row) => ({ ...row, set: -1 }))
    return teachBase(own, { from: 'decisions', name: '', sha256: analytics.file.sha256, columns })
  })
  return { model, paths: read.map(({ path }) => path), teachers }
}

/** How many findings of these ledgers, newest first, can be learned from: each decision counts once, as it does in learning. */
export function countLearnable(ledgers: LearnRequest['ledgers'], decisionsOf: DecisionsOf): DecidedCounts {
  return sumCounts(chooseLedgers(ledgers, decisionsOf).map(({ findings }) => findings))
}

/** The ledgers that decisions were made on, the ones with the most of them first; one that cannot be read any more is left out. */
function chooseLedgers(ledgers: LearnRequest['ledgers'], decisionsOf: DecisionsOf): DecidedLedger[] {
  const chooser = new DecisionChooser()
  const decided = ledgers.flatMap(({ path, engagement }) => {
    const kept = decisionsOf(engagement)
    const findings = kept.decisions.size === 0 ? [] : readFindings(path, kept)
    const ledger = chooser.choose(path, engagement, findings)
    return ledger.isDuplicate.size === 0 ? [] : [ledger]
  })
  return decided.toSorted((a, b) => b.isDuplicate.size - a.isDuplicate.size).slice(0, mostLedgers)
}

function readFindings(path: string, kept: KeptDecisions): KnownFinding[] {
  let ledger: StoredLedger | undefined
  try {
    ledger = new StoredLedger(path)
    const inherited = ledger.inherited(kept)
    return ledger.findings().map((finding) => ({
      ...finding,
      decision: kept.decisions.get(finding.membersKey) ?? inherited.get(finding.findingNo)?.decision ?? null
    }))
  } catch (error) {
    if (error instanceof DoubletError) return []
    throw error
  } finally {
    ledger?.close()
  }
}

/** null where it is of another version, or damaged: then there is nothing to compare with. */
function openIfUsable(model: StoredModel): FlatForest | null {
  try {
    return openModel(model)
  } catch {
    return null
  }
}

/** At most so many rows of each kind. */
function drawRows(rows: readonly Row[]): Row[] {
  const places = Int32Array.from(rows.keys())
  const random = randomFrom(forestParameters.seed + 2)
  const drawn = [true, false].flatMap((kind) => {
    const some = places.filter((place) => rows[place]!.isPositive === kind)
    return [...drawSome(some, mostRowsPerKind, random)]
  })
  return drawn.toSorted((a, b) => a - b).map((place) => rows[place]!)
}

function countFindings(rows: readonly Row[]): DecidedCounts {
  return countLabels(new Map(rows.map(({ findingNo, isPositive }) => [findingNo, isPositive])).values())
}

/** What the card of a model says of the ledger it was trained on. */
export function describeTraining(
  { analytics, duplicates }: Pick<LedgerResult, 'analytics' | 'duplicates'>,
  trainedAt: string
): Pick<ModelCard, 'trainedAt' | 'trainedOn' | 'rowsByType'> {
  const { name, sha256 } = analytics.file
  return {
    trainedAt,
    trainedOn: {
      file: name,
      sha256,
      usableRows: analytics.rows.used,
      duplicateRows: duplicates.distinctRows
    },
    rowsByType: Object.fromEntries(
      typeNumbers.map((type) => [type, duplicates.types[type]?.rows ?? null])
    ) as Record<TypeNumber, number | null>
  }
}
