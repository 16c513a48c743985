import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { problemReading, readRecords } from '../../../../helpers/read-records.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'

const folder = scratchFolder()
const head = '<tr><th>Account</th><th>Amount</th><th>Posting Date</th><th>User</th></tr>'
const row = (user: string, more = '') =>
  `<tr><td>4000<td align=right>-1.234,50</td><td>15.01.2024</td><td ${more}>${user}</td></tr>`
const page = (body: string, meta = '') =>
  `<!DOCTYPE html>\n<html><head>${meta}</head><body>${body}</body></html>`
const table = (rows: string) => `<table border=1>${head}${rows}</table>`
const read = (html: string) => readRecords(folder, Buffer.from(html))

test.each([
  ['entities', 'M&uuml;ller &amp; S&#246;hne&nbsp;&#x41;&bogus;', 'Müller & Söhne\u00A0A&bogus;'],
  ['line breaks and blanks in the source', '  a\n   b<br>c  ', 'a b\nc'],
  ['elements within', '<b>a</b><font color="red>">b</font><script>var x = "<td>"</script>', 'ab'],
  ['a bare sign', 'a < b > c', 'a < b > c'],
  ['a comment', 'a<!-- <td>no</td> -->b', 'ab'],
  ['a blank one', '&nbsp;', '']
])('a cell holds its text: %s', async (_, html, wanted) => {
  const { rows } = await read(page(table(row(html))))
  expect(rows[1]).toEqual(['4000', '-1.234,50', '15.01.2024', ...(wanted === '' ? [] : [wanted])])
})

test('elements that were never closed end where the next one begins', async () => {
  const { rows } = await read(
    '<table><tr><td>Account<td>Amount<td>User<tr><td>1<td>2<td>a<tr><td>3<td>4<td>b</table>'
  )
  expect(rows).toEqual([
    ['Account', 'Amount', 'User'],
    ['1', '2', 'a'],
    ['3', '4', 'b']
  ])
})

test('what a cell stretches over stays blank', async () => {
  const { rows } = await read(
    page(
      table(
        '<tr><td rowspan="2">4000</td><td colspan=2>5</td><td>a</td></tr><tr><td>6</td><td></td><td>b</td></tr>'
      )
    )
  )
  expect(rows.slice(1)).toEqual([
    ['4000', '5', '', 'a'],
    ['', '6', '', 'b']
  ])
})

test('of several tables, also in one another, the one with the ledger is read', async () => {
  const layout = `<table><tr><td>Menu</td><td>${table(row('anna') + row('ben'))}</td></tr><tr><td>Foot</td></tr></table>`
  const { rows, dialect } = await read(page(`<table><tr><td>Logo</td></tr></table>${layout}`))
  expect(rows.map((cells) => cells.at(-1))).toEqual(['User', 'anna', 'ben'])
  expect([dialect.encoding, dialect.sheet, dialect.sheets?.length]).toEqual(['html', 'Table 3', 3])
})

describe('the encoding', () => {
  test.each([
    ['windows-1251', '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', 'Иванов'],
    ['windows-1252', '<meta charset="iso-8859-1">', 'Größe – 5 €'],
    ['shift_jis', '<meta charset=Shift_JIS>', '山田商店'],
    ['utf-8', '<meta charset="utf-8">', 'Größe']
  ])('%s is the one that the page says', async (encoding, meta, user) => {
    const { rows } = await readRecords(folder, iconv.encode(page(table(row(user)), meta), encoding))
    expect(rows[1]!.at(-1)).toBe(user)
  })

  test('is the one of its bytes where they are in two each', async () => {
    const bytes = Buffer.from(`\uFEFF${page(table(row('Größe')), '<meta charset="utf-16">')}`, 'utf16le')
    expect((await readRecords(folder, bytes)).rows[1]!.at(-1)).toBe('Größe')
  })

  test('is the one that is asked for', async () => {
    const bytes = iconv.encode(page(table(row('Łódź')), '<meta charset="windows-1252">'), 'windows-1250')
    expect((await readRecords(folder, bytes, { encoding: 'windows-1250' })).rows[1]!.at(-1)).toBe('Łódź')
  })
})

test.each([
  ['without a table', page('<form>Sign in</form>'), 'NOT_A_LEDGER', /sign in/],
  ['with an empty table', page('<table></table>'), 'NO_RECORDS', /row/],
  ['that is cut off', page(table(row('anna'))).slice(0, -30), 'DAMAGED_WORKBOOK', /incomplete/],
  ['of tables without end', '<table><tr><td>'.repeat(100), 'DAMAGED_WORKBOOK', /incomplete/],
  ['of a cell without end', `<table><tr><td colspan=99999>a</td></tr></table>`, 'WORKBOOK_TOO_LARGE', /CSV/],
  ['of a tag without end', `<table><tr><td ${'a="'.repeat(900_000)}`, 'DAMAGED_WORKBOOK', /incomplete/]
])('a page %s is refused', async (_, html, code, words) => {
  expect(await problemReading(folder, Buffer.from(html))).toMatchObject({
    code,
    message: expect.stringMatching(words)
  })
})
