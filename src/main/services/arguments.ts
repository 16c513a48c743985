import { z } from 'zod'
import { longestDelimiter } from '../../shared/delimiter-text.ts'
import { dateForms } from '../../shared/date-form.ts'
import { changesSince, dispositions, longestNote } from '../../shared/decision.ts'
import { riskLevels, typeNumbers } from '../../shared/duplicate.ts'
import { roundSteps, sortColumns, weekdays } from '../../shared/filter.ts'
import { likelihoods } from '../../shared/likelihood.ts'
import { contextFacts } from '../../shared/context-fact.ts'
import { isLedgerColumn, type LedgerColumn } from '../../shared/ledger-column.ts'
import { excludedReasons, lineClasses } from '../../shared/line.ts'
import { fields } from '../../shared/mapping.ts'

/** The parts that the arguments of several requests have, as they are checked where a request crosses into this process. */
export const id = z.uuid()
export const name = z.string().trim().max(200)
export const note = z.string().max(longestNote)

/** As many sheets as a workbook may have, with names as long as they can be. */
export const longestSheets = 20_000
const code = z.string().max(2000)
const day = z.iso.date()
export const plainAmount = z.string().regex(/^\d{1,30}(\.\d{1,20})?$/)

const minute = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const count = z.int().min(0).max(1_000_000_000)
const codes = z.array(code).max(500)

/** A column of the ledger by its name. */
export const ledgerColumn = z.string().max(2000).refine(isLedgerColumn) as z.ZodType<LedgerColumn>

const points = z.int().min(1).max(100)
const score = z.int().min(1).max(100)
const percent = z.number().min(0.01).max(100).multipleOf(0.01)

/** What a firm decides of how every ledger is judged. */
export const ruleParts = {
  baseRisks: z.strictObject({ 1: points, 2: points, 3: points, 4: points, 5: points, 6: points }),
  levelLimits: z.strictObject({ medium: score, high: score, critical: score }),
  fewestTrainingLines: z.int().min(2).max(1_000_000),
  materialityShares: z.strictObject({ overall: percent, performance: percent, trivial: percent }),
  fillerDates: z.array(day).max(500),
  reversalDays: z.int().min(0).max(3660)
}

/** How a file is read and its duplicates are found. */
export const settings = z.strictObject({
  ...z.object(ruleParts).partial().shape,
  mapping: z.partialRecord(z.enum(fields), z.string().max(2000)),
  hasHeader: z.boolean().optional(),
  threshold: z.int().min(2).max(1_000_000),
  decimalMark: z.enum(['point', 'comma']).optional(),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  sheet: z.string().max(longestSheets).optional(),
  dateForm: z.enum(dateForms).optional(),
  credits: z.array(z.string().max(100)).max(3).optional(),
  negativeCredits: z.boolean().optional(),
  encoding: z.string().max(40).optional(),
  delimiter: z.string().min(1).max(longestDelimiter).optional(),
  fillDown: z.boolean().optional(),
  twoAccounts: z.enum(['both', 'one']).optional(),
  sums: z.enum(['totals', 'postings']).optional(),
  blanksEqual: z.boolean().optional(),
  ignoreCase: z.boolean().optional(),
  withinEntity: z.boolean().optional(),
  withinCurrency: z.boolean().optional(),
  leaveOutZeros: z.boolean().optional(),
  model: z.enum(['own', 'stored']).optional(),
  goesOn: z.boolean().optional(),
  ignoreProfile: z.boolean().optional(),
  profile: z.strictObject({ clientName: name, savedAt: z.iso.datetime() }).optional()
})

/** How files are submitted. */
export const submitOptions = z.strictObject({
  engagementId: name,
  clientName: name,
  settings: settings.partial(),
  asOne: z.boolean()
})

/** Paths and options of files that are handed over. */
export const submission = z.tuple([z.array(z.string().max(32_768)).min(1).max(500), submitOptions])

/** Which lines or findings are meant. */
export const filter = z.strictObject({
  types: z.array(z.literal(typeNumbers)).max(6).optional(),
  riskLevels: z.array(z.enum(riskLevels)).max(4).optional(),
  account: code.optional(),
  user: code.optional(),
  source: code.optional(),
  month: z.union([z.literal(''), z.string().regex(/^\d{4}-\d{2}$/)]).optional(),
  postedFrom: day.optional(),
  postedTo: day.optional(),
  effectiveFrom: day.optional(),
  effectiveTo: day.optional(),
  groupNo: z.int().min(1).optional(),
  facts: z.array(z.enum(contextFacts)).max(4).optional(),
  withoutFacts: z.array(z.enum(contextFacts)).max(4).optional(),
  dispositions: z.array(z.enum(dispositions)).max(6).optional(),
  likelihoods: z.array(z.enum(likelihoods)).max(likelihoods.length).optional(),
  trivial: z.enum(['without', 'only']).optional(),
  unsigned: z.enum(['preparer', 'reviewer']).optional(),
  isUnsettled: z.literal(true).optional(),
  since: z.array(z.enum(changesSince)).max(3).optional(),
  minConfidence: z.number().min(0).max(1).optional(),
  maxConfidence: z.number().min(0).max(1).optional(),
  side: z.enum(['debit', 'credit']).optional(),
  minAmount: plainAmount.optional(),
  maxAmount: plainAmount.optional(),
  minExposure: plainAmount.optional(),
  maxExposure: plainAmount.optional(),
  minOccurrences: count.optional(),
  maxOccurrences: count.optional(),
  minDaysApart: count.optional(),
  maxDaysApart: count.optional(),
  acrossFiles: z.boolean().optional(),
  weekdays: z.array(z.enum(weekdays)).max(7).optional(),
  outsideHours: z.strictObject({ from: minute, to: minute }).optional(),
  roundTo: z.enum(roundSteps).optional(),
  sources: codes.optional(),
  withoutSources: codes.optional(),
  columns: z
    .array(z.strictObject({ column: ledgerColumn, how: z.enum(['contains', 'equals']), text: code }))
    .max(20)
    .optional(),
  text: z.string().max(500).optional()
})

/** The sort of lines; that of findings and of a view is their own. */
export const direction = z.enum(['asc', 'desc'])
export const sort = z.strictObject({
  column: z.union([z.enum(sortColumns), ledgerColumn]),
  direction,
  byFinding: z.boolean().optional()
})

/** A page of rows. */
export const slice = { offset: z.int().min(0), limit: z.int().min(1).max(1000) }

/** The columns of the ledger to show beside rows. */
export const shownColumns = z.array(ledgerColumn).max(100).optional()

/** Which of the lines that are not plain data or take no part. */
export const lineChoice = {
  classes: z.array(z.enum(lineClasses)).max(lineClasses.length).optional(),
  excluded: z.array(z.enum(excludedReasons)).max(excludedReasons.length).optional()
}
