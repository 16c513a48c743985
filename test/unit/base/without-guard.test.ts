import { expect, test } from 'vitest'
import { withoutGuard } from '../../../src/main/base/without-guard.ts'

test.each([
  [`'-88.10`, '-88.10'],
  [`'+88.10`, '+88.10'],
  [`'0042`, '0042'],
  [`'0042'`, '0042'],
  [`'=A1`, '=A1'],
  [`="0042"`, '0042'],
  [`="-88.10"`, '-88.10'],
  [`="a ""b"""`, 'a "b"'],
  [`=""`, '']
])('takes the guard off %j', (cell, plain) => {
  expect(withoutGuard(cell)).toBe(plain)
})

test.each([`'t Hooft`, `'s-Gravenhage`, `O'Neill`, `=A1`, `-88.10`, `1'000`])(
  'leaves %j as it is',
  (cell) => {
    expect(withoutGuard(cell)).toBe(cell)
  }
)
