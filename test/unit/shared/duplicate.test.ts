import { expect, test } from 'vitest'
import { usualRules } from '../../../src/shared/rules.ts'
import {
  duplicateTypes,
  riskLevel,
  riskScore,
  typeOf,
  type RiskLevel
} from '../../../src/shared/duplicate.ts'

test.each<[number, RiskLevel]>([
  [0, 'LOW'],
  [39, 'LOW'],
  [40, 'MEDIUM'],
  [69, 'MEDIUM'],
  [70, 'HIGH'],
  [89, 'HIGH'],
  [90, 'CRITICAL'],
  [100, 'CRITICAL']
])('a risk of %i is %s', (score, level) => {
  expect(riskLevel(score, usualRules.levelLimits)).toBe(level)
})

test('the risk of a group is its lines times the base risk, at most 100', () => {
  expect([riskScore(2, 10), riskScore(3, 25), riskScore(4, 25), riskScore(137_857, 10)]).toEqual([
    20, 75, 100, 100
  ])
})

test('the six types have these keys and base risks', () => {
  expect(
    duplicateTypes.map(({ number, key }) => [number, key.toSorted().join(), usualRules.baseRisks[number]])
  ).toEqual([
    [1, 'account,amount', 10],
    [2, 'account,amount,source', 12],
    [3, 'account,amount,user', 15],
    [4, 'account,amount,posted', 18],
    [5, 'account,amount,effective', 20],
    [6, 'account,amount,effective,posted,source,user', 25]
  ])
  expect(typeOf(4).number).toBe(4)
})
