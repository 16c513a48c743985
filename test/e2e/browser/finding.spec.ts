import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { decisionNews } from '../../helpers/desk.ts'
import { repoRoot } from '../../helpers/find-electron.ts'
import { expect, test } from './browser-test.ts'

const sample = join(repoRoot, 'resources/sample-ledger.csv')

test.beforeEach(async ({ desk }) => {
  const chooser = desk.waitForEvent('filechooser')
  await desk.getByRole('button', { name: 'Choose files…' }).click()
  await (await chooser).setFiles(sample)
  await expect(desk.getByTestId('proof')).toContainText('1,221 lines in the file')
  await expect(desk.getByRole('navigation', { name: 'Ledgers' })).toContainText('704 duplicate lines')
  await desk.getByRole('tab', { name: 'Findings' }).click()
})

const paneOf = (desk: Page): Locator => desk.getByRole('complementary', { name: /^Finding/ })
const partOf = (desk: Page, name: string): Locator => paneOf(desk).getByRole('region', { name, exact: true })
const decisionOf = (desk: Page): Locator => partOf(desk, 'Decision')

/** Answers the question that the first decision asks. */
async function sayName(desk: Page): Promise<void> {
  await desk.getByRole('form', { name: 'Who decides' }).getByRole('textbox').fill('M. Rossi')
  await desk.keyboard.press('Enter')
}

/** Two journals of two lines each, which differ in their numbers alone. */
const twice = /^JE00389 again as JE00390/
/** Another finding, in which a journal of the same size comes again. */
const another = /^JE00313 again as JE00314/
const rowOf = (desk: Page, title: RegExp): Locator =>
  desk.locator('.ag-row [col-id="title"]').filter({ hasText: title })

/** Opens the finding of the two journals, as the rows go by number. */
async function openFinding(desk: Page): Promise<void> {
  // As the independent program of the rule counts them in this ledger, and the header.
  await expect(desk.getByRole('grid')).toHaveAttribute('aria-rowcount', '41')
  await rowOf(desk, twice).click()
  await expect(paneOf(desk).locator('.finding-head')).toContainText('JE00389 again as JE00390')
}

test('begins with the postings side by side, legs together, and says once what they share', async ({
  desk
}) => {
  await openFinding(desk)
  await expect(paneOf(desk).getByRole('heading', { level: 2 })).toHaveText(/^Finding \d+ · 4 lines$/)
  await expect(paneOf(desk).locator('.finding-head')).toContainText('24.82 EUR')
  const postings = partOf(desk, 'Postings side by side')
  const columns = postings.getByRole('columnheader')
  await expect(columns.nth(1)).toHaveText('JE00389lines 778, 779')
  await expect(columns.nth(2)).toHaveText('JE00390lines 780, 781')
  for (const [account, amount] of [
    ['500100 Raw materials', '24.82'],
    ['113100 Bank', '-24.82']
  ] as const)
    await expect(postings.getByRole('row', { name: account }).getByRole('cell')).toHaveText([amount, amount])
  // Nothing but the numbers differs; they are the names of the columns.
  await expect(postings.getByText('(differs)')).toHaveCount(0)
  await expect(postings.locator('.shared-fields')).toContainText('PCHEN')
  await expect(partOf(desk, 'Whole journals')).toHaveCount(0)
})

test('compares the lines of each leg, as read and as in the file', async ({ desk }) => {
  await openFinding(desk)
  const twins = partOf(desk, 'Lines side by side')
  await expect(twins).toContainText('Equal in 10 fields; different in Journal.')
  const leg = twins.getByRole('combobox', { name: 'Lines of' })
  await leg.selectOption({ label: '113100 Bank -24.82' })
  await expect(twins.getByRole('columnheader', { name: /^Line/ })).toHaveText(['Line 779', 'Line 781'])
  await leg.selectOption({ label: '500100 Raw materials 24.82' })
  await expect(twins.getByRole('columnheader', { name: /^Line/ })).toHaveText(['Line 778', 'Line 780'])
  await expect(twins.getByRole('row', { name: /^Journal \(differs\)/ }).getByRole('cell')).toHaveText([
    'JE00389',
    'JE00390'
  ])
  await expect(twins.getByRole('row', { name: /^Amount/ }).getByRole('cell')).toHaveText(['24.82', '24.82'])
  await expect(twins.getByText('(differs)')).toHaveCount(1)

  await twins.getByRole('checkbox', { name: 'Only what differs' }).check()
  await expect(twins.getByRole('row')).toHaveCount(2)
  await twins.getByRole('button', { name: 'As in the file' }).click()
  await expect(twins.getByRole('row', { name: /^Journal_ID \(differs\)/ }).getByRole('cell')).toHaveText([
    'JE00389',
    'JE00390'
  ])
})

test('says how risk and exposure come about', async ({ desk }) => {
  await openFinding(desk)
  const risk = partOf(desk, 'Risk by rule')
  await expect(risk.getByRole('listitem').first()).toContainText('2 lines × 25 (test 6) = 50 MEDIUM')
  await expect(risk.getByRole('listitem')).toHaveCount(6)
  await expect(risk).toContainText('24.82: posted beyond the first time')
})

test('shows the lines over time as a picture that the arrows read, and as a table', async ({ desk }) => {
  await openFinding(desk)
  const series = partOf(desk, 'Same account and amount over time')
  await series.locator('figure').focus()
  await desk.keyboard.press('ArrowRight')
  await expect(series.getByText('Aug 22, 2025: 2 of this finding')).toBeVisible()
  await series.getByRole('button', { name: 'As a table' }).click()
  await expect(
    series
      .getByRole('row', { name: /Aug 22, 2025/ })
      .getByRole('cell')
      .first()
  ).toHaveText('2')
})

test('keeps disposition, tickmark and note of a finding over moving on and coming back', async ({ desk }) => {
  await openFinding(desk)
  const decision = decisionOf(desk)
  await decision.getByRole('button', { name: /^Duplicate/ }).click()
  await sayName(desk)
  await expect(decision.getByRole('button', { name: /^Duplicate/ })).toHaveAttribute('aria-pressed', 'true')
  await expect(decision).toContainText('by M. Rossi')
  await expect(decisionNews(desk)).toContainText(/Finding \d+: duplicate\./)
  await decision
    .getByRole('combobox', { name: 'Tickmark' })
    .selectOption({ label: 'D · duplicate confirmed' })
  const note = decision.getByRole('textbox', { name: 'Note' })
  await note.fill('Asked AP for both invoices.')
  // The cursor is in the note: nothing was done to keep it but to open another finding.
  await rowOf(desk, another).click()
  await expect(paneOf(desk).locator('.finding-head')).toContainText('JE00313')
  await expect(note).toHaveValue('')
  await expect(decision.getByRole('button', { name: /^Open/ })).toHaveAttribute('aria-pressed', 'true')
  await rowOf(desk, twice).click()
  await expect(note).toHaveValue('Asked AP for both invoices.')
  await expect(decision.getByRole('combobox', { name: 'Tickmark' })).toHaveValue('D')
  await expect(decision.getByRole('button', { name: /^Duplicate/ })).toHaveAttribute('aria-pressed', 'true')
})

test('keeps a note that is being written when the pane is closed or the page is left', async ({ desk }) => {
  await openFinding(desk)
  const note = decisionOf(desk).getByRole('textbox', { name: 'Note' })
  await note.fill('half a sent')
  await paneOf(desk).getByRole('button', { name: 'Close finding' }).click()
  await sayName(desk)
  await expect(paneOf(desk)).toHaveCount(0)
  await rowOf(desk, twice).click()
  await expect(note).toHaveValue('half a sent')
  await note.fill('half a sentence')
  await note.press('Control+Enter')
  await expect(note).not.toBeFocused()
  await expect(decisionNews(desk)).toContainText('note kept')
})

test('takes a sign-off for a decision under a name, and undo takes the last step back', async ({ desk }) => {
  await openFinding(desk)
  const decision = decisionOf(desk)
  const [prepared, valid, undo] = [/^Prepared/, /^Valid/, /^Undo/].map((name) =>
    decision.getByRole('button', { name })
  ) as [Locator, Locator, Locator]
  await expect(prepared).toBeDisabled()
  await valid.click()
  const name = desk.getByRole('textbox', { name: 'Who decides?' })
  await expect(name).toBeFocused()
  await name.press('Escape')
  await expect(name).toHaveCount(0)
  await expect(valid).toHaveAttribute('aria-pressed', 'false')
  await valid.click()
  await sayName(desk)
  await expect(valid).toHaveAttribute('aria-pressed', 'true')
  await prepared.click()
  await expect(prepared).toHaveAttribute('aria-pressed', 'true')
  await expect(prepared).toContainText('M. Rossi')
  await undo.click()
  await expect(prepared).toHaveAttribute('aria-pressed', 'false')
  await expect(valid).toHaveAttribute('aria-pressed', 'true')
  await undo.click()
  await expect(decision.getByRole('button', { name: /^Open/ })).toHaveAttribute('aria-pressed', 'true')
  await expect(undo).toBeDisabled()
})

test('lets the keyboard make the pane wider, and remembers it', async ({ desk }) => {
  await openFinding(desk)
  const edge = desk.getByRole('separator', { name: 'Width of the finding pane' })
  const before = Number(await edge.getAttribute('aria-valuenow'))
  await edge.press('ArrowLeft')
  await expect(edge).toHaveAttribute('aria-valuenow', String(before + 24))
  await desk.reload()
  await desk.getByRole('tab', { name: 'Findings' }).click()
  const first = desk.locator('.ag-row[row-index="0"] [col-id="title"]')
  await expect(first).toHaveText(/\d/)
  await first.click()
  await expect(edge).toHaveAttribute('aria-valuenow', String(before + 24))
})
