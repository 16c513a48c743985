import { expect, test } from 'vitest'
import {
  spreadsheetCodesNotice,
  spreadsheetErrorsNotice
} from '../../../../../src/main/engine/ingest/keys/key-notices.ts'

test.each([
  [['1,23E+12', '4000'], 1],
  [['5E1', '4000', '4100'], 1],
  [['4000.0', '4100.0', '420A', ''], 2],
  [['4000,00', '1.5E+5'], 1]
])('warns that a spreadsheet may have saved %j', (cells, count) => {
  expect(spreadsheetCodesNotice(cells)?.cellIds.size).toBe(count)
})

test.each([
  [['4000', '0100', 'E5', '5E', '1E1A', '']],
  [['4000.0', '4100', '4200']],
  [['4000.10', '4000.20']],
  [[]]
])('is content with %j', (cells) => {
  expect(spreadsheetCodesNotice(cells)).toBe(null)
})

test('tells of codes that are errors of a spreadsheet in any language, and of nothing else with a number sign', () => {
  const errors = ['#N/A', '#REF!', '#¿NOMBRE?', '#NV', '#DIV/0!', '########', 'Err:502']
  expect(spreadsheetErrorsNotice('Account', [...errors, '4000'])?.cellIds.size).toBe(errors.length)
  expect(spreadsheetErrorsNotice('Account', ['#12', '#AP', '#', 'N/A', '4000#', ''])).toBe(null)
})
