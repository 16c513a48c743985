import { existsSync } from 'node:fs'
import { problemOf } from '../../shared/result.ts'
import { openChildPort } from '../child-port.ts'
import { compareTotals } from '../engine/ingest/proof/compare-totals.ts'
import { previewMapping } from '../engine/preview-mapping.ts'
import { LedgerReader } from '../engine/store/ledger-reader.ts'
import { scoresPath } from '../../shared/scores-path.ts'
import { withSystemProblem } from '../../shared/system-problem.ts'
import type { FromReader, Questions, QuestionName, ToReader } from './protocol.ts'

const mostOpenLedgers = 8
const open = new Map<string, LedgerReader>()

const port = openChildPort()
port.onMessage((message) => void answer(message as ToReader))

async function answer(question: ToReader): Promise<void> {
  let reply: FromReader
  try {
    reply = { number: question.number, answer: { ok: true, value: await valueOf(question) } }
  } catch (error) {
    reply = { number: question.number, answer: { ok: false, error: problemOf(withSystemProblem(error)) } }
  }
  port.post(reply)
}

async function valueOf({ name, ask }: ToReader): Promise<Questions[QuestionName]['answer']> {
  switch (name) {
    case 'page':
      return ledgerAt(ask.ledger.path).page(ask.filter, ask.sort, ask.offset, ask.limit)
    case 'breakdown':
      return ledgerAt(ask.ledger.path).breakdown(ask.by)
    case 'line':
      return ledgerAt(ask.ledger.path).line(ask.lineId)
    case 'lines':
      return ledgerAt(ask.ledger.path).listedLines(ask, ask.offset, ask.limit)
    case 'journals':
      return ledgerAt(ask.ledger.path).journals(ask.offset, ask.limit)
    case 'tieOut':
      return compareTotals(ask.typed, ledgerAt(ask.ledger.path).result.analytics)
    case 'preview':
      return previewMapping(ask.paths, ask.settings)
  }
}

/** The ledger's reader, opened anew once its scores are there; the ones used longest ago are closed. */
function ledgerAt(path: string): LedgerReader {
  const known = open.get(path)
  if (known?.isScored === false && existsSync(scoresPath(path))) {
    known.close()
    open.delete(path)
  }
  const reader = open.get(path) ?? new LedgerReader(path)
  open.delete(path)
  open.set(path, reader)
  for (const [oldest, old] of open) {
    if (open.size <= mostOpenLedgers) break
    open.delete(oldest)
    old.close()
  }
  return reader
}
