import { memo, useEffect, useRef, useState } from 'react'
import type { FindingDetail, FindingRow, ReversalPartner } from '../../../shared/finding.ts'
import type { FileFacts } from '../../../shared/ledger.ts'
import type { Options } from '../../../shared/options.ts'
import { ask } from '../../stores/api.ts'
import { KeyCap } from '../../components/key-cap.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { useAnswer } from '../../stores/use-answer.ts'
import { usePanePreferences } from '../../stores/pane-preferences.ts'
import { useReviewRevision } from '../../stores/review.ts'
import { OpinionCard } from './opinion-card.tsx'
import { ArithmeticSection } from './arithmetic-section.tsx'
import { DecisionForm } from './decision-form.tsx'
import { JournalsSection } from './journals-section.tsx'
import { PaneEdge } from './pane-edge.tsx'
import { ReasonsSection } from './reasons-section.tsx'
import { SeriesSection } from './series-section.tsx'
import { TwinsSection } from './twins-section.tsx'
import { RiskWord } from '../../components/risk-word.tsx'
import { TypeLights } from '../../components/type-lights.tsx'
import { formatAmount } from '../../format/amount.ts'
import { text } from '../../text/text.ts'

const words = text.finding.pane

/** What a finding is at a glance: its account and amount, its types and its risk. */
function FindingHead({ finding }: { finding: FindingRow }) {
  return (
    <div className="finding-head">
      <p className="break">
        {finding.account} <span className="dim">{finding.accountName}</span>
      </p>
      <p className="num amount">{formatAmount(finding.amount)}</p>
      <p>
        <span className="visually-hidden">{words.inTypes} </span>
        <TypeLights types={finding.types} />
      </p>
      <p className="num">
        <RiskWord level={finding.riskLevel} /> {finding.riskScore}
      </p>
    </div>
  )
}

interface Props {
  ledgerId: string
  groupNo: number
  /** Of the run that found the groups. */
  options: Options
  /** The files of the ledger. */
  files: readonly FileFacts[]
  /** Where the finding stands among those shown, 1-based; null where that is not known. */
  position: { at: number; of: number } | null
  onClose: () => void
}

interface BodyProps {
  ledgerId: string
  detail: FindingDetail
  options: Options
  files: readonly FileFacts[]
}

/** Everything there is to know of a finding, in the order it is asked: what differs, why it matters, what surrounds it. */
const Body = memo(function Body({ ledgerId, detail, options, files }: BodyProps) {
  const [partner, setPartner] = useState<ReversalPartner | null>(null)
  const showPartner = (asked: ReversalPartner): void => {
    setPartner(asked)
    document.getElementById('whole-journals')?.focus()
  }
  return (
    <>
      <FindingHead finding={detail.finding} />
      <TwinsSection detail={detail} files={files} />
      <ReasonsSection
        reasons={detail.reasons}
        members={detail.members}
        files={files}
        onPartner={showPartner}
      />
      <ArithmeticSection detail={detail} options={options} />
      <OpinionCard ledgerId={ledgerId} rows={detail.members.map(({ row }) => row)} />
      <JournalsSection ledgerId={ledgerId} members={detail.members} partner={partner} />
      <SeriesSection detail={detail} />
    </>
  )
})

/** A finding beside the grid: its facts, the model's opinion kept apart, and the decision always at hand. */
export function FindingPane({ ledgerId, groupNo, options, files, position, onClose }: Props) {
  const revision = useReviewRevision(ledgerId)
  const widthPx = usePanePreferences((pane) => pane.widthPx)
  const { value, problem } = useAnswer(`${ledgerId}/${groupNo}/${revision}`, () =>
    ask('findings:open', { ledgerId, groupNo })
  )
  const body = useRef<HTMLDivElement>(null)
  const shownNo = value?.finding.groupNo
  // Each finding begins at its top, however far the one before was scrolled.
  useEffect(() => {
    if (body.current) body.current.scrollTop = 0
  }, [shownNo])
  return (
    <aside className="finding-pane" aria-labelledby="finding-title" style={{ width: widthPx }}>
      <PaneEdge />
      <header>
        <h2 id="finding-title" aria-live="polite">
          {words.title(shownNo ?? groupNo, value && value.finding.count)}
        </h2>
        <span className="dim num">
          {position && `${words.position(position.at, position.of)} `}
          <KeyCap of="next" /> <KeyCap of="previous" />
        </span>
        <button
          type="button"
          className="quiet"
          aria-label={words.close}
          title={words.closeKey}
          onClick={onClose}
        >
          ✕
        </button>
      </header>
      {problem && <ProblemNote problem={problem} />}
      {value && !problem && (
        <>
          <div className="pane-body" ref={body}>
            <Body
              key={value.finding.groupNo}
              ledgerId={ledgerId}
              detail={value}
              options={options}
              files={files}
            />
          </div>
          <DecisionForm ledgerId={ledgerId} groupNo={value.finding.groupNo} decision={value.decision} />
        </>
      )}
    </aside>
  )
}
