import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { repoRoot } from './find-electron.ts'

/** A running Doublet, its window's page, and every error that the page has logged or thrown since. */
export interface Doublet {
  app: ElectronApplication
  page: Page
  complaints: string[]
}

/** What any Electron is started with here: Chromium refuses to start its sandbox as root. */
export const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** The command line that starts the built Doublet on a data folder. */
export function commandLine(dataDir: string, switches: string[] = []): string[] {
  return [...asRoot, repoRoot, `--data-dir=${dataDir}`, '--no-error-box', ...switches]
}

/** Starts the built Doublet on a data folder and returns once its page is loaded. */
export async function launchElectron(
  executable: string,
  dataDir: string,
  switches: string[] = []
): Promise<Doublet> {
  const app = await _electron.launch({
    executablePath: executable,
    args: commandLine(dataDir, switches)
  })
  const page = await app.firstWindow()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  // The first load has begun before anyone could listen.
  await page.reload()
  return { app, page, complaints }
}
