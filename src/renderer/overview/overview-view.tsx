import type { LedgerResult } from '../../shared/job.ts'
import { GraveNotices } from '../components/grave-notices.tsx'
import { HeadlineFigures } from './headline-figures.tsx'
import { MaterialityFigure } from './materiality-figure.tsx'
import { LedgerFigures } from './ledger-figures.tsx'
import { hasNotices, NoticesPanel } from '../components/notices-panel.tsx'
import { PicturePanel } from './picture-panel.tsx'
import { SincePanel } from './since-panel.tsx'
import { TypesPanel } from './types-panel.tsx'
import type { ModelOutcome } from '../../shared/model.ts'
import { ask } from '../stores/api.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { useAnswer } from '../stores/use-answer.ts'
import { openTab } from '../stores/screen.ts'
import type { LedgerFacts } from '../../shared/ledger.ts'
import { judgeReading, stateReading } from '../../shared/reading-verdicts.ts'
import { text } from '../text/text.ts'

const words = text.overview

/** In a few sentences whether all of the file was read and takes part, with the way to the proof. */
function LineStatement({ facts }: { facts: LedgerFacts }) {
  const verdicts = judgeReading(facts)
  const isGrave = verdicts.some(({ grave }) => grave)
  const sentences = verdicts.filter(({ grave }) => !grave).map(({ text }) => text)
  return (
    <section className={`panel line-statement ${isGrave ? 'bad' : 'good'}`} aria-label={words.statement.name}>
      <p>{[stateReading(facts), ...sentences].join(' ')}</p>
      <button type="button" className="link" onClick={() => openTab('import')}>
        {words.statement.proof}
      </button>
    </section>
  )
}

/** Says that scores which were there cannot be read. Asking for the model has them looked at; the job then tells what was found. */
function OpinionNote({ ledgerId, model }: { ledgerId: string; model: ModelOutcome }) {
  useAnswer(`${ledgerId}/${model.modelHash}`, () => ask('model:info', { ledgerId }))
  if (model.scoring !== 'SCORES_DAMAGED') return null
  return (
    <ProblemNote problem={{ code: model.scoring, message: model.reason }}>
      <button type="button" onClick={() => openTab('model')}>
        {words.openModel}
      </button>
    </ProblemNote>
  )
}

/** The finished ledger at a glance; every figure and every bar is a way into the findings behind it. */
export function OverviewView({ ledgerId, result }: { ledgerId: string; result: LedgerResult }) {
  const { analytics, duplicates } = result
  return (
    <div className="overview-view">
      <GraveNotices facts={analytics} />
      <OpinionNote ledgerId={ledgerId} model={result.model} />
      <HeadlineFigures ledgerId={ledgerId} facts={analytics} duplicates={duplicates} />
      <LineStatement facts={analytics} />
      {hasNotices(analytics) && <NoticesPanel facts={analytics} />}
      <MaterialityFigure ledgerId={ledgerId} />
      <SincePanel ledgerId={ledgerId} />
      <TypesPanel duplicates={duplicates} settings={analytics.settings} />
      <div className="stack">
        <PicturePanel ledgerId={ledgerId} kind="risk" />
        <PicturePanel ledgerId={ledgerId} kind="fact" />
      </div>
      <PicturePanel ledgerId={ledgerId} kind="month" />
      <PicturePanel ledgerId={ledgerId} kind="account" />
      <PicturePanel ledgerId={ledgerId} kind="amount" />
      {analytics.users !== null && <PicturePanel ledgerId={ledgerId} kind="user" />}
      {duplicates.types[2] !== null && <PicturePanel ledgerId={ledgerId} kind="source" />}
      <LedgerFigures facts={analytics} duplicates={duplicates} />
    </div>
  )
}
