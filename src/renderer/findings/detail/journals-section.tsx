import { useEffect, useRef, useState } from 'react'
import type { FindingDetail, JournalLines, ReversalPartner } from '../../../shared/finding.ts'
import type { Answer } from '../../../shared/result.ts'
import { ProblemNote } from '../../components/problem-note.tsx'
import { useAnswer } from '../../stores/use-answer.ts'
import { ask } from '../../stores/api.ts'
import { JournalChooser } from './journal-chooser.tsx'
import { JournalPair } from './journal-pair.tsx'
import { JournalTable } from './journal-table.tsx'
import { partPostings } from './lay-out-postings.ts'
import { listJournals } from './list-journals.ts'
import { text } from '../../text/text.ts'

const words = text.finding.journals

interface Props {
  ledgerId: string
  detail: FindingDetail
  /** The reversal whose journal was asked for; it takes the place of the second one. */
  partner: ReversalPartner | null
}

/**
 * The whole journals that the lines belong to, two of them beside each other. Where the postings above are whole journals there is
 * nothing more to see, unless it is the journal of a reversal.
 */
export function JournalsSection({ ledgerId, detail, partner }: Props) {
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    if (partner !== null) section.current?.focus()
  }, [partner])
  const { finding, members } = detail
  const own = listJournals(members)
  const isTold = partPostings(members, finding.count).every(({ others }) => others === 0)
  const reversing = partner && {
    lineId: partner.lineId,
    name: words.reversing(partner.journal)
  }
  const choices = reversing === null ? own : [...own, reversing]
  const [chosen, setChosen] = useState({ left: 0, right: 1 })
  const left = choices[chosen.left]
  const right = reversing ?? choices[chosen.right]
  const memberIds = new Set(members.map(({ row }) => row.lineId))
  if (isTold && partner === null) return null
  return (
    <section aria-label={words.title} ref={section} tabIndex={-1}>
      <header className="section-head">
        <h3>{words.title}</h3>
        <small>{words.count(own.length)}</small>
      </header>
      {left === undefined && <p className="dim">{words.none}</p>}
      {own.length > 2 && (
        <JournalChooser
          choices={own}
          chosen={chosen}
          isRightFixed={reversing !== null}
          onChoose={setChosen}
        />
      )}
      {left !== undefined && (
        <Journals
          ledgerId={ledgerId}
          ids={right === undefined ? [left.lineId] : [left.lineId, right.lineId]}
          memberIds={memberIds}
          isOpposite={reversing !== null}
        />
      )}
    </section>
  )
}

function Journals({
  ledgerId,
  ids,
  memberIds,
  isOpposite
}: {
  ledgerId: string
  ids: readonly number[]
  memberIds: ReadonlySet<number>
  isOpposite: boolean
}) {
  const [first, second] = ids
  const left = useAnswer(`${ledgerId}/${first}`, () => ask('findings:journal', { ledgerId, lineId: first! }))
  const right = useAnswer(`${ledgerId}/${second}`, async (): Promise<Answer<JournalLines | null>> =>
    second === undefined ? { ok: true, value: null } : ask('findings:journal', { ledgerId, lineId: second })
  )
  const problem = left.problem ?? right.problem
  if (problem) return <ProblemNote problem={problem} />
  if (left.value === null) return null
  return right.value === null ? (
    <JournalTable journal={left.value} memberIds={memberIds} />
  ) : (
    <JournalPair left={left.value} right={right.value} memberIds={memberIds} isOpposite={isOpposite} />
  )
}
