import { z } from 'zod'
import type { RequestName, Requests } from '../../shared/contract.ts'
import { changesSince, dispositions, tickmarks, type Tickmark } from '../../shared/decision.ts'
import { breakdownKinds, riskLevels, typeNumbers } from '../../shared/duplicate.ts'
import { sortColumns } from '../../shared/filter.ts'
import { contextFacts } from '../../shared/context-fact.ts'
import { findingSortColumns } from '../../shared/finding.ts'
import { excludedReasons, lineClasses } from '../../shared/line.ts'
import { fields } from '../../shared/mapping.ts'
import { workpaperParts } from '../../shared/workpaper.ts'

const id = z.uuid()
const name = z.string().trim().max(200)
const engagement = { engagementId: name, clientName: name }
const code = z.string().max(2000)
const day = z.iso.date()
const plainAmount = z.string().regex(/^\d{1,30}(\.\d{1,20})?$/)

const settings = z.strictObject({
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

const filter = z.strictObject({
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

const sort = z.strictObject({ column: z.enum(sortColumns), direction: z.enum(['asc', 'desc']) })

const findingSort = z.strictObject({
  column: z.enum(findingSortColumns),
  direction: z.enum(['asc', 'desc'])
})
const target = z.union([
  z.strictObject({ groupNos: z.array(z.int().min(1)).min(1).max(10_000) }),
  z.strictObject({ filter })
])
const note = z.string().max(10_000)
const change = z.strictObject({
  disposition: z.enum(dispositions).optional(),
  note: note.optional(),
  tickmark: z.enum(['', ...(Object.keys(tickmarks) as Tickmark[])]).optional()
})
const view = z.strictObject({
  name: z.string().trim().min(1).max(100),
  filter,
  by: z.enum(['finding', 'line']),
  sort: z.strictObject({ column: z.string().max(40), direction: z.enum(['asc', 'desc']) }).nullable()
})

const lineChoice = {
  classes: z.array(z.enum(lineClasses)).max(lineClasses.length).optional(),
  excluded: z.array(z.enum(excludedReasons)).max(excludedReasons.length).optional()
}
const slice = { offset: z.int().min(0), limit: z.int().min(1).max(1000) }
const typedTotal = z.string().max(60)

/** Paths and options of files that are handed over. */
export const submission = z.tuple([
  z.array(z.string().max(32_768)).min(1).max(500),
  z.strictObject({ ...engagement, settings, asOne: z.boolean() })
])

/** What each request takes: the contract's types, checked where a request crosses into this process. */
export const requestArguments = {
  'job:choose': z.strictObject({ ...engagement, settings, asOne: z.boolean() }),
  'job:sample': z.strictObject({ ...engagement, settings, asOne: z.boolean() }),
  'job:status': z.strictObject({ jobId: id }),
  'job:list': z.strictObject({}),
  'job:cancel': z.strictObject({ jobId: id }),
  'job:retry': z.strictObject({ jobId: id, settings: settings.optional() }),
  'job:answer': z.strictObject({
    jobId: id,
    answers: z.partialRecord(z.enum(['decimalMark', 'dateOrder', ...fields]), z.string().max(20)),
    remembers: z.boolean()
  }),
  'profile:find': z.strictObject({ jobId: id }),
  'profile:save': z.strictObject({ jobId: id, settings }),
  'profile:forget': z.strictObject({ jobId: id }),
  'mapping:preview': z.strictObject({ jobId: id, settings }),
  'duplicates:summary': z.strictObject({ ledgerId: id }),
  'duplicates:page': z.strictObject({
    ledgerId: id,
    filter,
    sort: sort.nullable(),
    ...slice
  }),
  'duplicates:breakdown': z.strictObject({ ledgerId: id, by: z.enum(breakdownKinds) }),
  'findings:page': z.strictObject({ ledgerId: id, filter, sort: findingSort.nullable(), ...slice }),
  'findings:figures': z.strictObject({ ledgerId: id, filter }),
  'findings:open': z.strictObject({ ledgerId: id, groupNo: z.int().min(1) }),
  'findings:journal': z.strictObject({ ledgerId: id, lineId: z.int().min(1) }),
  'review:summary': z.strictObject({ ledgerId: id }),
  'review:decide': z.strictObject({ ledgerId: id, target, change, by: name }),
  'review:sign': z.strictObject({
    ledgerId: id,
    target,
    role: z.enum(['preparer', 'reviewer']),
    isSigned: z.boolean(),
    by: name
  }),
  'review:undo': z.strictObject({ ledgerId: id, by: name }),
  'review:compare': z.strictObject({ ledgerId: id, earlierLedgerId: id.optional() }),
  'views:list': z.strictObject({ ledgerId: id }),
  'views:save': z.strictObject({ ledgerId: id, view }),
  'views:remove': z.strictObject({ ledgerId: id, name: z.string().max(100) }),
  'activity:page': z.strictObject({ ledgerId: id, ...slice }),
  'activity:export': z.strictObject({ ledgerId: id }),
  'workpaper:start': z.strictObject({
    ledgerId: id,
    header: z.strictObject({
      reference: name,
      period: name,
      preparer: name,
      reviewer: name,
      purpose: note,
      conclusion: note
    }),
    parts: z.array(z.enum(workpaperParts)).min(1).max(workpaperParts.length)
  }),
  'import:lines': z.strictObject({ ledgerId: id, ...lineChoice, ...slice }),
  'import:journals': z.strictObject({ ledgerId: id, ...slice }),
  'import:export': z.strictObject({ ledgerId: id, ...lineChoice }),
  'tieout:read': z.strictObject({ ledgerId: id }),
  'tieout:save': z.strictObject({
    ledgerId: id,
    typed: z.strictObject({
      rows: typedTotal,
      debit: typedTotal,
      credit: typedTotal,
      net: typedTotal,
      note: z.string().max(2000)
    })
  }),
  'model:info': z.strictObject({ ledgerId: id.optional() }),
  'model:explain': z.strictObject({ ledgerId: id, lineId: z.int().min(1) }),
  'model:export': z.strictObject({}),
  'model:import': z.strictObject({}),
  'model:learning': z.strictObject({}),
  'model:learn': z.strictObject({ by: name, ledgerId: id.optional() }),
  'model:score': z.strictObject({ ledgerId: id, by: name }),
  'model:cancel': z.strictObject({ taskId: id }),
  'export:start': z.strictObject({ ledgerId: id, filter }),
  'export:cancel': z.strictObject({ exportId: id })
} satisfies { [Name in RequestName]: z.ZodType<Requests[Name]['args']> }
