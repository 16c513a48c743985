import { expect, test } from 'vitest'
import {
  describeRules,
  ruleSettings,
  rulesOf,
  startSettings,
  usualRules,
  whyNotRules,
  withRules
} from '../../../src/shared/rules.ts'
import type { Rules, Settings } from '../../../src/shared/settings.ts'

const own: Rules = {
  ...usualRules,
  baseRisks: { ...usualRules.baseRisks, 6: 30 },
  threshold: 3,
  reversalDays: 10,
  fillerDates: ['2000-01-01', '1900-01-01', '1900-01-01'],
  model: 'stored'
}

test('the usual rules are not said, whoever writes them out and in whatever order', () => {
  const { medium, high, critical } = usualRules.levelLimits
  const written: Rules = { ...usualRules, levelLimits: { critical, high, medium } }
  expect(ruleSettings(written)).toEqual({ threshold: 2 })
  expect(startSettings({ reversalDays: 60, fillerDates: usualRules.fillerDates }, usualRules)).toEqual({
    mapping: {},
    threshold: 2
  })
})

test('what is said of a file stands over the firm’s rules, also where it is what is usual', () => {
  const settings = startSettings({ reversalDays: 60, threshold: undefined }, own)
  expect(settings).toEqual({
    mapping: {},
    threshold: 3,
    model: 'stored',
    baseRisks: own.baseRisks,
    fillerDates: ['1900-01-01', '2000-01-01']
  })
  expect(rulesOf(settings)).toMatchObject({ reversalDays: 60, threshold: 3, model: 'stored' })
})

test('rules come back whole from the settings of a run, and take the place of its own', () => {
  const before: Settings = { mapping: { account: 'Konto' }, ignoreCase: true, ...ruleSettings(own) }
  expect(rulesOf(before)).toEqual({ ...own, fillerDates: ['1900-01-01', '2000-01-01'] })
  expect(withRules(before, usualRules)).toEqual({
    mapping: { account: 'Konto' },
    ignoreCase: true,
    threshold: 2
  })
})

test('limits that do not rise and a trivial amount above what is planned with are refused', () => {
  expect(whyNotRules(usualRules)).toBeNull()
  expect(whyNotRules({ ...usualRules, levelLimits: { medium: 40, high: 40, critical: 90 } })).toMatch(/rise/)
  const materialityShares = { overall: 1, performance: 5, trivial: 5 }
  expect(whyNotRules({ ...usualRules, materialityShares })).toMatch(/trivial/)
})

test('only what is not usual is told', () => {
  expect(describeRules({})).toEqual([])
  expect(describeRules(ruleSettings(own))).toEqual([
    'base risks 10/12/15/18/20/30',
    'reversals within 10 days',
    '2 filler dates of the firm’s own'
  ])
})
