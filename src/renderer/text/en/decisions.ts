import type { Disposition, SignOffRole, UnsettledReason } from '../../../shared/decision.ts'
import { formatCount, formatNoun } from '../../format/numbers.ts'

const dispositions: Record<Disposition, string> = {
  open: 'Open',
  duplicate: 'Duplicate',
  valid: 'Valid',
  reversal: 'Reversal',
  recurring: 'Recurring',
  query: 'Query to client'
}

const signOffs: Record<SignOffRole, string> = { preparer: 'Prepared', reviewer: 'Reviewed' }

/** The words of decisions, and of what they came to. */
export const decisions = {
  dispositions,
  /** Where there is little room. */
  shortDispositions: { ...dispositions, query: 'Query' },
  signOffs,
  finding: (groupNo: number) => `Finding ${formatCount(groupNo)}`,
  findings: (count: number) => formatNoun(count, 'finding'),
  noteOut: 'note taken out',
  noteKept: 'note kept',
  markOut: 'tickmark taken out',
  mark: (mark: string, meaning: string) => `tickmark ${mark}, ${meaning}`,
  /** What a step did beside what was asked for. */
  leftOut: (findings: number) =>
    `${formatNoun(findings, 'finding')} left as decided, which the tickmark contradicts.`,
  samePerson: (findings: number) =>
    `${formatNoun(findings, 'finding')} left: the same person signed there in the other role.`,
  marksOut: (marks: number) => `${formatNoun(marks, 'tickmark')} that said otherwise taken out.`,
  unsettled: {
    title: 'Earlier decisions',
    why: {
      differ: 'Earlier decisions on its parts differ. Decide it anew.',
      part: 'Only a part of it was decided earlier. Decide the whole.',
      changed: 'It was decided when it had other lines. Decide it anew.',
      contradicts: 'Tickmark and decision of its parts say the opposite of each other. Decide it anew.'
    } satisfies Record<UnsettledReason, string>,
    on: (account: string, amount: string, lines: number) =>
      `${account === '' ? '(blank)' : account}, ${amount}, ${formatNoun(lines, 'line')}`,
    tickmark: (mark: string) => `tickmark ${mark}`,
    filter: 'Earlier decisions',
    toSettle: 'to settle',
    sign: 'earlier decisions to settle'
  },
  prior: {
    title: 'Decided on this account and amount in other engagements of the client',
    in: (engagement: string) => (engagement === '' ? 'Without an engagement ID' : engagement.toUpperCase())
  },
  excepting: {
    title: (lines: number) =>
      lines === 0 ? 'Except a line' : `${formatNoun(lines, 'line')} excepted from the decision`,
    left: (exposure: string) => `, which leaves an exposure of ${exposure}`,
    lines: 'Lines of the decision',
    except: 'Except',
    exceptLine: (line: string) => `Except ${line.toLowerCase()} from the decision`,
    countAgain: 'Take in again',
    countAgainLine: (line: string) => `Take ${line.toLowerCase()} into the decision again`,
    reason: 'Why (optional)',
    because: (reason: string) => `“${reason}”`,
    excepted: 'excepted',
    done: (line: boolean) => (line ? 'line excepted' : 'line taken in again'),
    sign: (lines: number) => `${formatNoun(lines, 'line')} excepted`
  },
  decidedAlready: 'Nothing changed: it was decided so already.',
  signedAlready: 'Nothing changed: it was signed so already.',
  noLonger: (signOff: string) => `no longer ${signOff}`,
  undoes: (sentence: string, key: string) => `${sentence} ${key} undoes.`,
  nothingToUndo: 'There is no decision to take back.',
  lastStep: 'the last step',
  takenBack: (step: string) => `Taken back: ${step}`
}
