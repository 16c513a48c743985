import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync
} from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Job } from '../../src/shared/job.ts'
import { dataFolders } from '../helpers/data-folders.ts'
import { makeWorkbook, number, text } from '../helpers/make-workbook.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { writeLongLedger } from '../helpers/write-long-ledger.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const folder = scratchFolder()
const folders = dataFolders(folder)
const originals = { csv: join(folder, 'long.csv'), xlsx: join(folder, 'long.xlsx') }
type Kind = keyof typeof originals
let count = 0

beforeAll(() => {
  writeLongLedger(originals.csv, 120_000)
  const header = ['Account', 'Amount', 'User'].map(text)
  const rows = Array.from({ length: 30_000 }, (_, n) => [text(`${4000 + (n % 9)}`), number(-n), text('anna')])
  writeFileSync(originals.xlsx, makeWorkbook([{ rows: [header, ...rows] }]))
})

/** A copy of the long ledger for one test. */
function copyOf(kind: Kind): string {
  const path = join(folder, `${++count}.${kind}`)
  copyFileSync(originals[kind], path)
  return path
}

const isReading = (job: Job) => job.stage === 'reading' && job.rowsSoFar > 0

/** What a user or a program can do to a file, and what is then the cause. */
const changes: [what: string, code: string, change: (path: string) => void][] = [
  [
    'is appended to',
    'FILE_CHANGED',
    (path) => appendFileSync(path, 'JE1,4000,5.00,2025-01-01,2025-01-01,U,AP\r\n')
  ],
  ['is cut off', 'FILE_CHANGED', (path) => truncateSync(path, 100)],
  ['is emptied', 'FILE_CHANGED', (path) => truncateSync(path, 0)],
  [
    'is overwritten with as many bytes',
    'FILE_CHANGED',
    (path) => writeFileSync(path, readFileSync(path).fill(34, 5000, 6000))
  ],
  [
    'is replaced by another',
    'FILE_CHANGED',
    (path) => {
      writeFileSync(`${path}.new`, 'account,amount\n1,5\n1,5\n')
      renameSync(`${path}.new`, path)
    }
  ],
  ['is deleted', 'FILE_GONE', (path) => rmSync(path)],
  ['is moved away', 'FILE_GONE', (path) => renameSync(path, `${path}.elsewhere`)]
]

describe.each<Kind>(['csv', 'xlsx'])('a %s file that, while it is read,', (kind) => {
  test.each(changes)(
    '%s fails with %s as the cause, and nothing is left behind',
    async (_what, code, change) => {
      const desk = await folders.openFresh()
      const path = copyOf(kind)
      const [jobId] = await desk.submit([path])
      await desk.jobWhen(jobId!, isReading)
      change(path)
      const job = await desk.ended(jobId!)
      expect(job).toMatchObject({ status: 'FAILED', error: { code }, result: null, ledgerId: null })
      expect(job.message).toBe(job.error!.message)
      expect(folders.ledgerFiles()).toEqual([])
    }
  )
})

describe('a file that, while its job waits,', () => {
  test('is deleted fails with that as the cause', async () => {
    const desk = await folders.openFresh()
    const path = copyOf('csv')
    const [jobId] = await desk.submit([path])
    rmSync(path)
    expect(await desk.ended(jobId!)).toMatchObject({ status: 'FAILED', error: { code: 'FILE_GONE' } })
    expect(folders.ledgerFiles()).toEqual([])
  })

  test('gives way to a folder fails with that as the cause', async () => {
    const desk = await folders.openFresh()
    const path = copyOf('csv')
    const [jobId] = await desk.submit([path])
    rmSync(path)
    mkdirSync(path)
    expect(await desk.ended(jobId!)).toMatchObject({ status: 'FAILED', error: { code: 'IS_A_FOLDER' } })
  })

  test('changes is analysed as it then is, and its job says so', async () => {
    const desk = await folders.openFresh()
    const path = join(folder, 'waiting.csv')
    writeFileSync(path, 'account,amount\n1,-5\n1,-5\n')
    const [jobId] = await desk.submit([path])
    writeFileSync(path, 'account,amount\n1,-5\n1,-5\n1,-5\n')
    const job = await desk.ended(jobId!)
    expect(job).toMatchObject({ status: 'COMPLETED', rowsSoFar: 3 })
    expect(job.file.sizeBytes).toBe(statSync(path).size)
    expect(job.result!.analytics.files[0]).toMatchObject(job.file)
  })
})
