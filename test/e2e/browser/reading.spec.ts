import { AxeBuilder } from '@axe-core/playwright'
import { dropTexts, expect, test } from './browser-test.ts'

/** Two lines to a journal, of the same amount, told apart by the codes of a column. */
function journals(codes: [debit: string, credit: string]): string {
  const lines = Array.from({ length: 40 }, (_, at) =>
    codes.map((code) => `J${at},${4000 + (at % 5)},${at + 1}.00,${code},2025-01-${10 + (at % 9)}`)
  )
  return ['journal,account,amount,D/C,posted date', ...lines.flat()].join('\n')
}

const sentence =
  'All 81 lines of the file are accounted for: 80 are lines of the ledger, and all of them are used.'

test('says before all figures that no journal balances, on the Overview and in the proof', async ({
  desk
}) => {
  await dropTexts(desk, { 'no-side.csv': journals(['X', 'Y']) })
  const form = desk.getByRole('form', { name: 'Questions' })
  await form.getByRole('radio').last().check()
  await form.getByRole('button', { name: 'Continue' }).click()
  await form.getByRole('button', { name: 'Go on as it is' }).click()
  const first = desk.getByRole('region', { name: 'Read this first' })
  const warning = /^40 of 40 journals do not balance: .* “D\/C” \(“X”, “Y”\), which is not read\.$/
  await expect(first.getByRole('listitem').first()).toHaveText(warning)
  await expect(desk.locator('.overview-view > *').first()).toHaveAttribute('aria-label', 'Read this first')
  const statement = desk.getByRole('region', { name: 'Import' })
  await expect(statement).toContainText(sentence)
  await expect(statement).toHaveClass(/\bbad\b/)
  expect((await new AxeBuilder({ page: desk }).analyze()).violations.map(({ id }) => id)).toEqual([])

  await desk.getByRole('tab', { name: 'Import' }).click()
  await expect(desk.locator('.import-view > *').first()).toHaveAttribute('aria-label', 'Read this first')
  await expect(first.getByRole('listitem').first()).toHaveText(warning)
  const verdicts = desk.getByLabel('Is the import complete?')
  await expect(verdicts).toContainText('Every line accounted for?! Yes, but read the warning first')
  await expect(verdicts).toContainText(sentence)
  await expect(verdicts.locator('.good')).toHaveCount(0)
})

test('stays green where the sample ledger reads well', async ({ desk }) => {
  await desk.getByRole('button', { name: 'Open the sample ledger' }).click()
  const statement = desk.getByRole('region', { name: 'Import' })
  await expect(statement).toContainText(
    'All 1,221 lines of the file are accounted for: 1,220 are lines of the ledger, and all of them are used.'
  )
  await expect(statement).toHaveClass(/\bgood\b/)
  const first = desk.getByRole('region', { name: 'Read this first' })
  await expect(first).toHaveCount(0)
  await statement.getByRole('button', { name: 'See the proof' }).click()
  const verdicts = desk.getByLabel('Is the import complete?')
  await expect(verdicts).toContainText('Every line accounted for?✓ Yes')
  await expect(verdicts).toContainText('All journals balance?✓ Yes')
  await expect(verdicts.locator('.bad')).toHaveCount(0)
  await expect(first).toHaveCount(0)
})

test('asks where no line takes part, and goes on with the column that is answered', async ({ desk }) => {
  const lines = Array.from({ length: 9 }, (_, at) => `,${at % 2 ? '-' : ''}${at + 1}.00,410${at % 3}`)
  await dropTexts(desk, { 'no-account.csv': ['account,amount,alpha', ...lines].join('\n') })
  const form = desk.getByRole('form', { name: 'Questions' })
  await expect(form).toContainText(
    '“account” has the name of the account, but it is blank on 9 of the first 9 lines'
  )
  await form.getByRole('combobox').selectOption('#3')
  await form.getByRole('button', { name: 'Continue' }).click()
  await expect(desk.getByRole('region', { name: 'Import' })).toContainText(
    '9 are lines of the ledger, and all of them are used.'
  )
})
