import { z } from 'zod'
import { changesSince, dispositions } from '../../shared/decision.ts'
import { riskLevels, typeNumbers } from '../../shared/duplicate.ts'
import { sortColumns } from '../../shared/filter.ts'
import { contextFacts } from '../../shared/context-fact.ts'
import { excludedReasons, lineClasses } from '../../shared/line.ts'
import { fields } from '../../shared/mapping.ts'

/** The parts that the arguments of several requests have, as they are checked where a request crosses into this process. */
export const id = z.uuid()
export const name = z.string().trim().max(200)
export const note = z.string().max(10_000)

const code = z.string().max(2000)
const day = z.iso.date()
const plainAmount = z.string().regex(/^\d{1,30}(\.\d{1,20})?$/)

/** How a file is read and its duplicates are found. */
export const settings = z.strictObject({
  mapping: z.partialRecord(z.enum(fields), z.string().max(2000)),
  hasHeader: z.boolean().optional(),
  threshold: z.int().min(2).max(1_000_000),
  decimalMark: z.enum(['point', 'comma']).optional(),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  sheet: z.string().max(200).optional(),
  encoding: z.string().max(40).optional(),
  delimiter: z.string().length(1).optional(),
  fillDown: z.boolean().optional(),
  blanksEqual: z.boolean().optional(),
  ignoreCase: z.boolean().optional(),
  withinEntity: z.boolean().optional(),
  withinCurrency: z.boolean().optional(),
  leaveOutZeros: z.boolean().optional(),
  ignoreProfile: z.boolean().optional(),
  profile: z.strictObject({ clientName: name, savedAt: z.iso.datetime() }).optional()
})

/** How files are submitted. */
export const submitOptions = z.strictObject({
  engagementId: name,
  clientName: name,
  settings,
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
  unsigned: z.enum(['preparer', 'reviewer']).optional(),
  since: z.array(z.enum(changesSince)).max(3).optional(),
  minConfidence: z.number().min(0).max(1).optional(),
  maxConfidence: z.number().min(0).max(1).optional(),
  side: z.enum(['debit', 'credit']).optional(),
  minAmount: plainAmount.optional(),
  maxAmount: plainAmount.optional(),
  text: z.string().max(500).optional()
})

/** The sort of lines; that of findings and of a view is their own. */
export const direction = z.enum(['asc', 'desc'])
export const sort = z.strictObject({ column: z.enum(sortColumns), direction })

/** A page of rows. */
export const slice = { offset: z.int().min(0), limit: z.int().min(1).max(1000) }

/** Which of the lines that are not plain data or take no part. */
export const lineChoice = {
  classes: z.array(z.enum(lineClasses)).max(lineClasses.length).optional(),
  excluded: z.array(z.enum(excludedReasons)).max(excludedReasons.length).optional()
}
