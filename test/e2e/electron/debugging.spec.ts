import { copyFileSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expectDone, smallLedger } from '../../helpers/desk.ts'
import { dropFiles } from '../../helpers/drop-files.ts'
import { expect, test } from '../../helpers/electron-test.ts'
import { findFreePort, listDebuggees, resumeDebuggee } from '../../helpers/debuggees.ts'
import { launchElectron } from '../../helpers/launch-electron.ts'

test.afterEach(() => void delete process.env['DOUBLET_INSPECT'])

test('a job process waits for a debugger where one is asked for', async ({ launch }) => {
  const port = await findFreePort()
  process.env['DOUBLET_INSPECT'] = `job:${port}`
  const { page } = await launch()
  await dropFiles(page, [smallLedger])
  await expect.poll(() => listDebuggees(port)).toHaveLength(1)
  await resumeDebuggee(port)
  await expectDone(page, 'journal_entries.csv', 26)
})

test('no process of a packaged program waits for one', async ({ electron, folder, dataDir }) => {
  const port = await findFreePort()
  process.env['DOUBLET_INSPECT'] = `job:${port}`
  const { app, page } = await launchElectron(renameElectron(electron, join(folder, 'packaged')), dataDir)
  expect(await app.evaluate(({ app }) => app.isPackaged)).toBe(true)
  await dropFiles(page, [smallLedger])
  await expectDone(page, 'journal_entries.csv', 26)
  await app.close()
})

/** Electron takes itself for packaged by the name of its program alone. */
function renameElectron(electron: string, folder: string): string {
  mkdirSync(folder)
  for (const name of readdirSync(dirname(electron)))
    if (name !== 'electron') symlinkSync(join(dirname(electron), name), join(folder, name))
  copyFileSync(electron, join(folder, 'doublet'))
  return join(folder, 'doublet')
}
