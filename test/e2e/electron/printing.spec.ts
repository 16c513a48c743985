import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openCountingServer } from '../../helpers/counting-server.ts'
import { expectDone, smallLedger } from '../../helpers/desk.ts'
import { dropFiles } from '../../helpers/drop-files.ts'
import { expect, test } from '../../helpers/electron-test.ts'

/** The pages of a PDF as Chromium writes it. */
function countPages(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}

test('the memo of a workpaper is printed to a PDF of two pages, and nothing that was put into it runs or is fetched', async ({
  launch,
  folder
}) => {
  const { app, page } = await launch()
  const paper = join(folder, 'paper')
  const pdf = join(paper, '12_memo.pdf')
  await app.evaluate(
    ({ dialog, shell }, { paper }) => {
      shell.showItemInFolder = () => undefined
      const asked: string[] = []
      Object.assign(globalThis, { asked })
      dialog.showSaveDialog = async (...given: unknown[]) => {
        const { defaultPath = '' } = given.at(-1) as { defaultPath?: string }
        asked.push(defaultPath)
        return { canceled: false, filePath: defaultPath.endsWith('.pdf') ? defaultPath : paper }
      }
    },
    { paper }
  )
  await dropFiles(page, [smallLedger])
  await expectDone(page, 'journal_entries.csv', 26)
  await page.keyboard.press('Control+e')
  const sheet = page.getByRole('complementary', { name: 'Export workpaper' })
  await sheet.getByRole('button', { name: 'Choose a place…' }).click()
  const card = page.getByTestId('export')
  const print = card.getByRole('button', { name: 'Print memo to PDF…' })
  await print.click()
  await expect.poll(() => readdirSync(paper)).toContain('12_memo.pdf')
  const plain = readFileSync(pdf)
  expect(plain.subarray(0, 5).toString()).toBe('%PDF-')
  expect(countPages(plain)).toBeGreaterThan(0)
  expect(countPages(plain)).toBeLessThanOrEqual(2)
  expect(await app.evaluate(() => Reflect.get(globalThis, 'asked'))).toContain(pdf)
  // It belongs to nobody's list of hashes.
  expect(readFileSync(join(paper, 'MANIFEST.sha256'), 'utf8')).not.toContain('12_memo.pdf')

  const server = await openCountingServer()
  const { url } = server
  const memo = join(paper, '12_memo.html')
  const hostile = `<img src="${url}"><link rel="stylesheet" href="${url}">
    <meta http-equiv="refresh" content="0; url=${url}">
    <script>for (let at = 0; at < 9; at++) document.write('<div style="break-after: page">more</div>')</script>`
  writeFileSync(
    memo,
    readFileSync(memo, 'utf8')
      .replace(/<meta http-equiv[^>]*>/, '')
      .replace('<body>', `<body>${hostile}`)
  )
  writeFileSync(pdf, 'old')
  await print.click()
  await expect.poll(() => readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-')
  expect(countPages(readFileSync(pdf))).toBe(countPages(plain))
  expect(server.calls()).toBe(0)
  expect(readdirSync(paper).filter((name) => name.endsWith('.partial'))).toEqual([])
  expect(app.windows()).toHaveLength(1)
  server.close()
})
