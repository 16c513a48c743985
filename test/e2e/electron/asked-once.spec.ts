import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectDone, keepPicture, makeEngagement, openFindings, railJob } from '../../helpers/desk.ts'
import { dropFiles } from '../../helpers/drop-files.ts'
import { expect, test } from '../../helpers/electron-test.ts'
import { makeWorkbook, number, text } from '../../helpers/make-workbook.ts'

/** A list of payments: one date, objects of spending and no account. Lines 2 and 3 are one payment; 4 and 5 differ in their day. */
const payments = [
  'fy,fm,check_date,document_no,dept,department_title,sub_obj,sub_obj_title,vendor_name,contract_number,transaction_amount',
  '2019,1,2018-07-12,CHEK19000011,11,11 POLICE,260,REPAIRS 0260,NORTH YARD TOWING,,125.50',
  '2019,1,2018-07-12,CHEK19000012,11,11 POLICE,260,REPAIRS 0260,NORTH YARD TOWING,,125.50',
  '2019,2,2018-08-03,CHEK19000417,23,23 PRISONS,313,FOOD 0313,MILLER BAKERY,C19-04,980.00',
  '2019,2,2018-08-09,ACHD19000020,23,23 PRISONS,313,FOOD 0313,MILLER BAKERY,C19-04,980.00',
  '2019,3,2018-09-21,CHEK19000900,35,35 FIRE,210,POSTAGE 0210,POSTMASTER,,12.00'
]

test('payments without an account are asked about once, and every type runs that their columns allow', async ({
  folder,
  launch
}) => {
  const path = join(folder, 'payments-fy2019.csv')
  writeFileSync(path, `${payments.join('\n')}\n`)
  const { page } = await launch()
  await makeEngagement(page, 'City of Ashford')
  await dropFiles(page, [path])
  const form = page.getByRole('form', { name: 'Questions' })
  await expect(form.getByRole('heading')).toHaveText('Input needed')
  const types = page.getByRole('region', { name: 'Tests that will run' })
  await expect(types).toContainText('0 of 6 tests will run with these columns')
  await form.getByRole('combobox', { name: 'Account is in the column' }).selectOption('#7')
  await expect(types).toContainText('2 of 6 tests will run with these columns')
  await expect(page.getByRole('region', { name: 'Fields and their columns' })).toContainText('check_date')
  await keepPicture(page, 'payments-question')
  await form.getByRole('button', { name: 'Continue' }).click()

  await expectDone(page, 'payments-fy2019.csv', 4)
  await expect(form).toBeHidden()
  const table = page.getByRole('region', { name: 'Six tests' })
  const row = (number: number) => table.getByRole('row', { name: new RegExp(`^Test ${number}`) })
  await expect(row(1)).toContainText(/10\s*2\s*4/)
  await expect(row(5)).toContainText(/20\s*1\s*2/)
  for (const number of [2, 3, 4, 6]) await expect(row(number)).toContainText('did not run: no column for')
  await keepPicture(page, 'payments-overview')

  // The next year of the same client says nothing new, and is not asked about.
  const next = join(folder, 'payments-fy2020.csv')
  writeFileSync(next, `${payments.join('\n').replaceAll('2018-', '2019-')}\n`)
  await dropFiles(page, [next])
  await expectDone(page, 'payments-fy2020.csv', 4)
  await expect(page.getByText(/^Read as saved for City of Ashford on/)).toBeVisible()
})

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

test('a workbook with a sheet for each of twelve months is one ledger, and repeats over its months are found', async ({
  folder,
  launch
}) => {
  const sheets = months.map((name, at) => {
    const day = `2025-${String(at + 1).padStart(2, '0')}-14`
    const line = (voucher: string, account: string, amount: number) =>
      [text(voucher), text(account), text(day), number(amount)] as string[]
    return {
      name,
      rows: [
        ['Voucher', 'Account', 'Posting date', 'Amount'].map(text),
        line(`V${at}`, '6400', 200 + at),
        line(`V${at}`, '1800', -200 - at),
        // Rent is the same in every month, on both of its accounts.
        line(`R${at}`, '6310', 900),
        line(`R${at}`, '1800', -900)
      ]
    }
  })
  const path = join(folder, 'year-2025.xlsx')
  writeFileSync(path, makeWorkbook([{ name: 'Notes', rows: [[text('Prepared for the audit')]] }, ...sheets]))
  const { page } = await launch()
  await dropFiles(page, [path])
  await expectDone(page, 'year-2025.xlsx', 24)
  await expect(railJob(page, 'year-2025.xlsx')).toContainText('48 lines')
  await page.getByRole('tab', { name: 'Import' }).click()
  const byMonth = page.getByRole('region', { name: 'Lines by month' })
  await expect(byMonth.locator('tbody tr')).toHaveCount(12)
  await keepPicture(page, 'twelve-months-import')
  await page.getByRole('tab', { name: 'Columns' }).click()
  await expect(page.getByText('Excel workbook · sheets “Jan, Feb, Mar')).toBeVisible()
  await openFindings(page)
  await page.keyboard.press('g')
  const places = page.locator('.ag-row [col-id="sheet"]')
  await expect(places.filter({ hasText: 'Jan' })).toHaveCount(2)
  await expect(places.filter({ hasText: 'Dec' })).toHaveCount(2)
  await keepPicture(page, 'twelve-months-findings')
})
