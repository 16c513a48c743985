import { existsSync } from 'node:fs'
import path from 'node:path'
import type { ExportState } from '../../shared/contract.ts'
import { formatDuration } from '../../shared/job.ts'
import type { NumberedCard } from '../../shared/model.ts'
import { partFiles, type WorkpaperHeader, type WorkpaperPart } from '../../shared/workpaper.ts'
import { chooseTarget } from './choose-target.ts'
import type { ExportChoice } from '../engine/tasks/export-lines.ts'
import type { ExportDesk } from './export-runner.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { Host } from './services.ts'
import type { TieOutDesk } from './tie-out-desk.ts'
import { version } from './version.ts'

/** What starting an export works with. */
interface ExportParts {
  host: Pick<Host, 'chooseSavePath' | 'dataDir'>
  queue: JobQueue
  exports: ExportDesk
  tieOuts: TieOutDesk
  /** The model that scored a ledger; null where none did, or it is not known. */
  scorerOf(ledgerId: string): Promise<NumberedCard | null>
}

/** Asks for a place and starts an export there; each answers null where the user closed the dialog. */
interface StartExports {
  lines(ledgerId: string, choice: ExportChoice): Promise<ExportState | null>
  workpaper(ledgerId: string, header: WorkpaperHeader, parts: WorkpaperPart[]): Promise<ExportState | null>
}

/** Starts exports of the queue's ledgers. Throws UNKNOWN_LEDGER, and as `chooseTarget` does. */
export function startExports({ host, queue, exports, tieOuts, scorerOf }: ExportParts): StartExports {
  async function placeOf(ledgerId: string, nameOf: (names: string[]) => string): Promise<string | null> {
    const { record } = queue.ledger(ledgerId)
    return chooseTarget(host, nameOf(record.files.map(({ name }) => name)), queue.sources())
  }
  return {
    async lines(ledgerId, choice) {
      const target = await placeOf(ledgerId, (names) => exportName(names, choice.what))
      if (target === null) return null
      const { place } = queue.ledger(ledgerId)
      return exports.start({ type: 'export', ledgerPath: place.path, choice }, target, place)
    },
    async workpaper(ledgerId, header, asked) {
      const parts = [...new Set(asked)]
      const target = await placeOf(ledgerId, (names) => workpaperName(names, parts))
      if (target === null) return null
      const { place, record } = queue.ledger(ledgerId)
      const { engagementId, clientName, submittedAt, elapsedMs } = record
      const facts = {
        engagement: { engagementId, clientName },
        header,
        analysed: { at: submittedAt, took: formatDuration(elapsedMs) },
        version,
        tieOut: await tieOuts.read(place),
        model: await scorerOf(ledgerId)
      }
      const task = {
        type: 'workpaper' as const,
        ledgerPath: place.path,
        ledgerId,
        parts,
        facts,
        reviewPath: path.join(host.dataDir, 'review.sqlite'),
        engagement: place.engagement
      }
      return exports.start(task, parts.length === 1 ? target : freeFolder(target), place)
    }
  }
}

/** The folder, or the first of `name (2)`, `name (3)` and so on that is not there: a workpaper is never mixed with an older one. */
function freeFolder(folder: string): string {
  let free = folder
  for (let number = 2; existsSync(free); number++) free = `${folder} (${number})`
  return free
}

/** The name an export is offered under: the first file's and how many more, with what it holds: `.duplicates.csv`. */
export function exportName(
  ledgerNames: readonly string[],
  what: ExportChoice['what'] = 'duplicates'
): string {
  return `${baseName(ledgerNames)}.${what}.csv`
}

/** `gl-2025 workpaper` for the folder of several parts, `gl-2025.results.csv` for one of them. */
export function workpaperName(ledgerNames: readonly string[], parts: readonly WorkpaperPart[]): string {
  const [only, ...others] = parts
  if (only === undefined || others.length > 0) return `${baseName(ledgerNames)} workpaper`
  const file = only === 'workbook' ? 'workpaper.xlsx' : partFiles[only].replace(/^\d+_/, '')
  return `${baseName(ledgerNames)}.${file}`
}

function baseName([first = '', ...others]: readonly string[]): string {
  return `${path.parse(first).name}${others.length === 0 ? '' : ` and ${others.length} more`}`
}
