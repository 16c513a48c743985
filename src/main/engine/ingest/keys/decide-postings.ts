import type { FileFacts, Notice } from '../../../../shared/ledger.ts'
import type { Mapping, OtherAccount } from '../../../../shared/mapping.ts'
import { NeedsInput, type Question } from '../../../../shared/question.ts'
import type { Settings } from '../../../../shared/settings.ts'
import { normalForm } from '../mapping/normal-form.ts'
import type { Postings } from '../../ledger/double-lines.ts'
import type { WrittenLines } from '../../ledger/ledger.ts'
import { confirmTotals, type ConfirmedTotals } from '../totals/confirm-totals.ts'
import type { TotalLine } from '../totals/total-lines.ts'
import { doubleKeys, onlyFirst, turnOthers, withDebitsOnly } from './double-keys.ts'
import type { ResolvedKeys } from './resolve-keys.ts'
import type { KeyColumns } from './key-cells.ts'
import { spellCount } from '../../../../shared/spell-count.ts'

/** The lines of a ledger as the postings that they are. */
interface DecidedPostings {
  mapping: Mapping
  written: WrittenLines
  cells: KeyColumns
  /** Which postings each line makes; null where each is one. */
  postings: Postings | null
  notices: Notice[]
  /** The amounts as they were read, those of second postings with the opposite sign where the two share one. */
  turn(resolved: ResolvedKeys): ResolvedKeys
  /** Compares the totals of the files with the lines above them. */
  confirm(totals: TotalLine[], resolved: ResolvedKeys, files: readonly FileFacts[]): ConfirmedTotals
}

/**
 * Decides whether each line is a posting on both of the accounts it names. Where `isBalanced`, as the amounts of all lines are, the second account
 * has lines of its own, and nothing is doubled. DATEV, and who names the account that is debited and the one that is credited, writes two
 * postings in a line; of any other report it is asked (NeedsInput).
 */
export function decidePostings(
  written: WrittenLines,
  cells: KeyColumns,
  mapping: Mapping,
  settings: Settings,
  isBalanced: () => boolean
): DecidedPostings {
  const asTheyAre = (own: KeyColumns, notices: Notice[] = []): DecidedPostings => ({
    mapping,
    written,
    cells: own,
    postings: null,
    notices,
    turn: (resolved) => resolved,
    confirm: (totals, resolved, files) => confirmTotals(totals, own, mapping, resolved, files)
  })
  const { otherAccount: other, amountForm } = mapping
  if (other === undefined) return asTheyAre(cells)
  const isApart = other.by === 'side' && amountForm === 'pair'
  const { texts } = cells.columns.otherAccount!.cells
  const lines = cells.columns.otherAccount!.ids.reduce((sum, id) => (texts[id] === '' ? sum : sum + 1), 0)
  if (lines === 0 || (other.by === 'offset' && isBalanced())) return asTheyAre(cells)
  const account = mapping.fields.find(({ field }) => field === 'account')!.header
  if (settings.twoAccounts === 'one' || (other.by === 'offset' && lines * 2 < written.count)) {
    const text = `Each line is two postings, for “${other.header}” names a second account: only “${account}” is analysed.`
    return asTheyAre(isApart ? withDebitsOnly(cells) : cells, [{ code: 'OFFSET_ACCOUNT', text, lines }])
  }
  // The account that is debited and the one that is credited say it, unless all amounts together say that both are there already.
  const isTold = other.by === 'side' ? isApart || !isBalanced() : isDatev(other, mapping)
  if (settings.twoAccounts === undefined && !isTold) {
    const question = askForPostings(account, other.header)
    throw new NeedsInput('TWO_ACCOUNTS', question.text, [question])
  }
  const doubled = doubleKeys(written, cells, isApart, other.by === 'side')
  const { postings } = doubled
  const text =
    `${spellCount(written.count)} records are ${spellCount(doubled.written.count)} postings: each names two accounts, “${account}” and ` +
    `“${other.header}”, and is read as a posting on both of them.`
  // The name that stands on a line is that of its first account only.
  const fields = mapping.fields.filter(({ field }) => field !== 'accountName')
  return {
    mapping: { ...mapping, fields },
    ...doubled,
    notices: [{ code: 'TWO_ACCOUNTS', text, lines: doubled.written.count }],
    turn(resolved) {
      if (isApart) return resolved
      // The two accounts are what tells debit from credit.
      const notices = resolved.notices.filter(({ code }) => code !== 'UNSIGNED_AMOUNTS')
      return turnOthers({ ...resolved, notices }, postings)
    },
    confirm(totals, resolved, files) {
      if (!isApart) return confirmTotals(totals, cells, mapping, onlyFirst(postings, resolved), files)
      const moved = totals.map((total) => ({
        ...total,
        firstRow: postings.firstOf[total.firstRow]!,
        row: postings.firstOf[total.row]!
      }))
      return confirmTotals(moved, doubled.cells, mapping, resolved, files)
    }
  }
}

/** A DATEV file may have one side only, and then its indicator says nothing of the signs. */
function isDatev({ header }: OtherAccount, { amountForm, columns }: Mapping): boolean {
  const hasSides =
    amountForm === 'indicator' ||
    columns.some((column) => normalForm(column.header).startsWith('soll haben kennzeichen'))
  return hasSides && normalForm(header).startsWith('gegenkonto')
}

function askForPostings(account: string, other: string): Question {
  return {
    id: 'twoAccounts',
    text: `Each line names two accounts, in “${account}” and in “${other}”. Is it a posting on both of them?`,
    headers: [account, other],
    choices: [
      { value: 'both', label: 'Read both sides as postings: each line is two', examples: [] },
      { value: 'one', label: `Only “${account}”: each line is one posting`, examples: [] }
    ]
  }
}
