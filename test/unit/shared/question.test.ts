import { expect, test } from 'vitest'
import { defaultSettings, type Settings } from '../../../src/shared/settings.ts'
import { profileSettings, withProfile } from '../../../src/shared/profile.ts'
import { answerQuestions, type Answers, type Question } from '../../../src/shared/question.ts'
import { codeOf } from '../../helpers/code-of.ts'

const question = (id: Question['id'], ...values: string[]): Question => ({
  id,
  text: '',
  headers: [],
  choices: values.map((value) => ({ value, label: value, examples: [] }))
})
const formats = [question('decimalMark', 'point', 'comma'), question('dateOrder', 'dmy', 'mdy')]
const columns = [question('account', '#1', '#2', '#3'), question('amount', '#1', '#2', '#3')]

test('puts answers into the settings and leaves all else as it is', () => {
  const settings: Settings = { mapping: { user: '#4' }, threshold: 3, decimalMark: 'comma' }
  expect(answerQuestions(settings, formats, { decimalMark: 'point', dateOrder: 'mdy' })).toEqual({
    mapping: { user: '#4' },
    threshold: 3,
    decimalMark: 'point',
    dateOrder: 'mdy'
  })
  expect(answerQuestions(settings, columns, { account: '#2', amount: '#1' }).mapping).toEqual({
    user: '#4',
    account: '#2',
    amount: '#1'
  })
  expect(settings).toEqual({ mapping: { user: '#4' }, threshold: 3, decimalMark: 'comma' })
})

test('takes a pair in the place of an amount, and of what was said of the amount before', () => {
  const settings: Settings = { mapping: { amount: '', indicator: '#9' }, threshold: 2 }
  const pair = { account: '#1', debit: '#2', credit: '#3' }
  expect(answerQuestions(settings, columns, pair).mapping).toEqual(pair)
})

const unsound = [question('goesOn', 'yes'), question('amount', '#1', '#2')]

test('goes on as it is, or takes the other answers and asks anew', () => {
  const settings: Settings = { mapping: { amount: '#1' }, threshold: 2 }
  expect(answerQuestions(settings, unsound, { goesOn: 'yes' })).toEqual({ ...settings, goesOn: true })
  expect(answerQuestions(settings, unsound, { amount: '#2' })).toEqual({
    ...settings,
    mapping: { amount: '#2' }
  })
})

test('keeps in no profile that a run went on', () => {
  expect(profileSettings({ ...defaultSettings, fillDown: true, goesOn: true })).toEqual({
    mapping: {},
    fillDown: true
  })
})

test.each<[string, Question[], Answers]>([
  ['to go on with a word that is none', unsound, { goesOn: 'no' }],
  ['to go on and another beside it', unsound, { goesOn: 'yes', amount: '#2' }],
  ['to go on without any answer', [unsound[0]!], {}],
  ['without an answer', formats, { decimalMark: 'point' }],
  ['with one that is none of its choices', formats, { decimalMark: 'point', dateOrder: 'ymd' }],
  ['beside one that was not asked', formats, { decimalMark: 'point', dateOrder: 'dmy', user: '#1' }],
  ['with half a pair', columns, { account: '#1', debit: '#2' }],
  ['with a pair and an amount', columns, { account: '#1', amount: '#2', debit: '#2', credit: '#3' }],
  ['with one column twice', columns, { account: '#1', debit: '#2', credit: '#2' }]
])('refuses a question %s', (_how, questions, answers) => {
  expect(codeOf(() => answerQuestions(defaultSettings, questions, answers))).toMatch(/^BAD_ANSWER/)
})

const saved = { clientName: 'ACME', savedAt: '2025-01-31T12:00:00.000Z' }

test('puts a profile under the settings of a run, field by field', () => {
  const settings: Settings = { mapping: { account: '#7' }, threshold: 5, dateOrder: undefined }
  const profile = {
    ...saved,
    settings: { mapping: { account: '#1', user: '#2' }, dateOrder: 'dmy' as const, ignoreCase: true }
  }
  expect(withProfile(settings, profile)).toEqual({
    mapping: { account: '#7', user: '#2' },
    threshold: 5,
    dateOrder: 'dmy',
    ignoreCase: true,
    profile: saved
  })
})

test('does not mix the form of an amount that a run names with that of a profile', () => {
  const run = (mapping: Settings['mapping'], below: Settings['mapping']) =>
    withProfile({ mapping, threshold: 2 }, { ...saved, settings: { mapping: below } }).mapping
  expect(run({ amount: '#1' }, { debit: '#2', credit: '#3' })).toEqual({ amount: '#1' })
  expect(run({ debit: '#2', credit: '#3' }, { amount: '#1', indicator: '#4', user: '#5' })).toEqual({
    debit: '#2',
    credit: '#3',
    user: '#5'
  })
})

test('keeps in a profile how a file is read, and nothing that belongs to one run', () => {
  const settings: Settings = {
    mapping: { account: '#1' },
    threshold: 9,
    sheet: 'Lines',
    ignoreProfile: true,
    profile: saved
  }
  expect(profileSettings(settings)).toEqual({ mapping: { account: '#1' }, sheet: 'Lines' })
})
