import type { MeasureName } from '../findings/reason-words.ts'
import type { EvidenceColumn } from '../ledger/ledger-view.ts'

/** One thing that is measured of a repeated line. */
interface Measure {
  /** As the model card names it. */
  name: string
  /** The column it cannot do without. */
  column: EvidenceColumn | null
  /** Whether the forest sees the measure as it is, and its rank among the repeats of the same ledger. */
  asIs: boolean
  ranked: boolean
}

function measure(
  name: string,
  forms: 'both' | 'as is' | 'ranked',
  column: EvidenceColumn | null = null
): Measure {
  return { name, column, asIs: forms !== 'ranked', ranked: forms !== 'as is' }
}

/**
 * What is measured, in the order of `measureLine`. The twin is the earlier line with the same account and amount that is most
 * like the line; its kin are the lines of the group whose texts begin alike. No account, user or amount is a measure itself.
 */
export const measures = {
  daysPosted: measure('days since the twin', 'both'),
  daysEffective: measure('days between the effective dates', 'both', 'effective'),
  sameUser: measure('same user as the twin', 'both', 'user'),
  sameSource: measure('same source as the twin', 'both', 'source'),
  sameEntity: measure('same entity as the twin', 'both', 'entity'),
  textAlike: measure('likeness of the texts', 'both', 'text'),
  textChanged: measure('text alike but not the same', 'both', 'text'),
  sameJournal: measure('same journal as the twin', 'as is', 'journal'),
  documentAlike: measure('likeness of the document numbers', 'both', 'document'),
  linesApart: measure('lines between it and the twin', 'ranked'),
  keptDelay: measure('same days from effective to posted as the twin', 'as is', 'effective'),

  groupSize: measure('lines with this account and amount', 'both'),
  earlier: measure('earlier lines of the group', 'as is'),
  nearby: measure('lines of the group within 10 days', 'both'),
  gapRatio: measure('days since the last one beside the usual gap', 'as is'),
  gapSpread: measure('how even the gaps of the group are', 'as is'),
  daysPerLine: measure('different days per line of the group', 'as is'),
  monthly: measure('one line per month', 'as is'),
  chance: measure('chance of a gap this short', 'as is'),

  kinSize: measure('lines of the group with texts that begin alike', 'both', 'text'),
  kinEarlier: measure('earlier ones of them', 'as is', 'text'),
  kinDays: measure('days since the last of them', 'both', 'text'),
  kinNearby: measure('those within 10 days', 'both', 'text'),
  kinRatio: measure('days since the last of them beside their usual gap', 'as is', 'text'),
  kinShare: measure('their share of the group', 'as is', 'text'),
  textRate: measure('how often lines with this text repeat soon', 'both', 'text'),
  textCount: measure('repeated lines with texts that begin alike', 'ranked', 'text'),
  ownText: measure('repeated lines with exactly this text', 'both', 'text'),
  twinText: measure('repeated lines with exactly the text of the twin', 'ranked', 'text'),

  journalLines: measure('lines of the journal', 'ranked', 'journal'),
  journalBalances: measure('the journal balances', 'both', 'journal'),
  journalShare: measure('share of the journal that repeats earlier lines', 'both', 'journal'),
  journalDays: measure('days since the same whole journal', 'both', 'journal'),
  journalAgain: measure('the whole journal repeats', 'as is', 'journal'),

  accountRate: measure('how often lines of the account repeat soon', 'ranked'),
  userRate: measure('how often lines of the user repeat soon', 'ranked', 'user'),
  sourceRate: measure('how often lines of the source repeat soon', 'ranked', 'source'),
  userShare: measure('share of the user in the ledger', 'ranked', 'user'),
  sourceShare: measure('share of the source in the ledger', 'ranked', 'source'),
  userInAccount: measure('other lines of the user in the account', 'both', 'user'),
  sourceInAccount: measure('other lines of the source in the account', 'both', 'source'),
  isManual: measure('source entered by hand', 'ranked', 'source'),

  size: measure('size of the amount', 'ranked'),
  roundness: measure('roundness of the amount', 'ranked'),
  amountCount: measure('lines with this amount in the ledger', 'ranked'),
  reversed: measure('opposite amount within 60 days', 'as is'),
  weekend: measure('posted at a weekend', 'as is'),
  afterHours: measure('entered before 7 or from 19 o’clock', 'as is', 'time'),
  hourShare: measure('how much is entered at that hour of the day', 'both', 'time'),
  dayLines: measure('lines posted that day', 'as is'),
  dayShare: measure('how much is posted that day', 'both'),
  delay: measure('days from effective to posted', 'ranked', 'effective')
} as const satisfies Record<MeasureName, Measure>

export const measureNames = Object.keys(measures) as MeasureName[]

/** Where each measure stands in what `measureLine` writes. */
export const placeOf = Object.fromEntries(measureNames.map((name, at) => [name, at])) as Record<
  MeasureName,
  number
>
