import { memo, useEffect, useRef, useState } from 'react'
import type { FindingDetail, FindingRow, ReversalPartner } from '../../../shared/finding.ts'
import type { FileFacts } from '../../../shared/ledger.ts'
import type { Settings } from '../../../shared/settings.ts'
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
import { listLegs } from './leg-choice.tsx'
import { PaneEdge } from './pane-edge.tsx'
import { PostingsSection } from './postings-section.tsx'
import { ReasonsSection } from './reasons-section.tsx'
import { SeriesSection } from './series-section.tsx'
import { TwinsSection } from './twins-section.tsx'
import { RiskWord } from '../../components/risk-word.tsx'
import { TypeLights } from '../../components/type-lights.tsx'
import { formatAmount } from '../../format/amount.ts'
import { text } from '../../text/text.ts'

const words = text.finding.pane

/** What a finding is at a glance: its sentence, what it comes to, its types and its risk. */
function FindingHead({ finding }: { finding: FindingRow }) {
  const { title, account, accountName, exposure, net, currency, otherCurrencies } = finding
  return (
    <div className="finding-head">
      {title === '' ? (
        <p className="break">
          {account} <span className="dim">{accountName}</span>
        </p>
      ) : (
        <p className="break title">{title}</p>
      )}
      <p className="num amount">
        <span className="visually-hidden">{words.exposure} </span>
        {formatAmount(exposure)} <small>{currency}</small>
      </p>
      <p>
        <span className="visually-hidden">{words.inTypes} </span>
        <TypeLights types={finding.types} />
      </p>
      <p className="num">
        <RiskWord level={finding.riskLevel} /> {finding.riskScore}
      </p>
      {(net !== exposure || otherCurrencies > 0) && (
        <p className="num dim further">
          {net !== exposure && words.net(formatAmount(net))}
          {otherCurrencies > 0 && ` ${words.otherCurrencies(otherCurrencies)}`}
        </p>
      )}
    </div>
  )
}

interface Props {
  ledgerId: string
  findingNo: number
  /** Of the run that found the groups. */
  settings: Settings
  /** The files of the ledger. */
  files: readonly FileFacts[]
  /** Where the finding stands among those shown, 1-based; null where that is not known. */
  position: { at: number; of: number } | null
  onClose: () => void
}

interface BodyProps {
  ledgerId: string
  detail: FindingDetail
  settings: Settings
  files: readonly FileFacts[]
}

/** Everything there is to know of a finding, in the order it is asked: what was posted again, why it matters, what surrounds it. */
const Body = memo(function Body({ ledgerId, detail, settings, files }: BodyProps) {
  const [partner, setPartner] = useState<ReversalPartner | null>(null)
  const [groupNo, setGroupNo] = useState<number | null>(null)
  const legs = listLegs(detail.members)
  const isTold = new Set(detail.members.map(({ occurrence }) => occurrence)).size === detail.members.length
  const leg = legs.find((one) => one.groupNo === groupNo) ?? legs[0]!
  return (
    <>
      <FindingHead finding={detail.finding} />
      <PostingsSection detail={detail} files={files} />
      <ReasonsSection
        judgement={detail.finding.judgement}
        reasons={detail.reasons}
        members={detail.members}
        files={files}
        onPartner={setPartner}
      />
      <OpinionCard ledgerId={ledgerId} files={files} rows={detail.members.map(({ row }) => row)} />
      <TwinsSection legs={legs} leg={leg} isTold={isTold} files={files} onLeg={setGroupNo} />
      <JournalsSection ledgerId={ledgerId} detail={detail} partner={partner} />
      <SeriesSection detail={detail} legs={legs} leg={leg} onLeg={setGroupNo} />
      <ArithmeticSection detail={detail} settings={settings} />
    </>
  )
})

/** A finding beside the grid: its facts, the model's opinion kept apart, and the decision always at hand. */
export function FindingPane({ ledgerId, findingNo, settings, files, position, onClose }: Props) {
  const revision = useReviewRevision(ledgerId)
  const widthPx = usePanePreferences((pane) => pane.widthPx)
  const { value, problem } = useAnswer(`${ledgerId}/${findingNo}/${revision}`, () =>
    ask('findings:open', { ledgerId, findingNo })
  )
  const body = useRef<HTMLDivElement>(null)
  const shownNo = value?.finding.findingNo
  // Each finding begins at its top, however far the one before was scrolled.
  useEffect(() => {
    if (body.current) body.current.scrollTop = 0
  }, [shownNo])
  return (
    <aside className="finding-pane" aria-labelledby="finding-title" style={{ width: widthPx }}>
      <PaneEdge />
      <header>
        <h2 id="finding-title" aria-live="polite">
          {words.title(shownNo ?? findingNo, value && value.finding.count)}
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
              key={value.finding.findingNo}
              ledgerId={ledgerId}
              detail={value}
              settings={settings}
              files={files}
            />
          </div>
          <DecisionForm
            ledgerId={ledgerId}
            findingNo={value.finding.findingNo}
            decision={value.decision}
            members={value.members}
            files={files}
            exposureLeft={value.exposureLeft}
          />
        </>
      )}
    </aside>
  )
}
