import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import type { RequestName, Requests } from '../../src/shared/contract.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { openTestServices, type TestServices } from '../helpers/test-services.ts'
import { writeDecidedLedger } from '../helpers/decided-ledger.ts'
import { chance, type Chance } from './chance.ts'
import { passphrase } from './fuzz-inputs.ts'
import { howMany, isLong, tell } from './tally.ts'

vi.setConfig({ testTimeout: isLong ? 24 * 3_600_000 : 300_000, hookTimeout: 300_000 })

const folder = scratchFolder()
const whole = join(folder, 'whole')
let files: string[]
let ledgerIds: string[]
let reference: Map<string, string>

/** What can become of a file; `times` of each, since some are at a place by chance. */
const damages: [what: string, times: number, harm: (path: string, random: Chance) => void][] = [
  ['missing', howMany(1, 1), (path) => rmSync(path)],
  ['empty', howMany(0, 1), (path) => truncateSync(path)],
  ['half', howMany(0, 1), (path) => truncateSync(path, readFileSync(path).length >> 1)],
  [
    'zeroed',
    howMany(0, 10),
    (path, random) => {
      const bytes = readFileSync(path)
      const page = random.below(Math.ceil(bytes.length / 4096)) * 4096
      bytes.fill(0, page, Math.min(bytes.length, page + 4096))
      writeFileSync(path, bytes)
    }
  ],
  [
    'swapped',
    howMany(0, 3),
    (path, random) => {
      const name = path.slice(path.lastIndexOf('.'))
      const others = files.filter((file) => !path.endsWith(file))
      const alike = others.filter((file) => file.endsWith(name))
      cpSync(join(whole, random.one(alike.length > 0 ? alike : others)), path)
    }
  ],
  [
    'flipped',
    howMany(1, 24),
    (path, random) => {
      const bytes = readFileSync(path)
      for (let bit = 0; bit < 3; bit++) bytes[random.below(bytes.length)]! ^= 1 << random.below(8)
      writeFileSync(path, bytes)
    }
  ]
]

beforeAll(async () => {
  const desk = await openTestServices(whole)
  const sources = [1, 2].map((factor) =>
    writeDecidedLedger(join(folder, `ledger-${factor}.csv`), { others: 60, doubles: 20, factor })
  )
  ledgerIds = []
  for (const source of sources) ledgerIds.push((await desk.run(source)).ledgerId!)
  for (const [at, ledgerId] of ledgerIds.entries()) {
    const decide = (findingNos: number[], change: Requests['review:decide']['args']['change']) =>
      desk.ask('review:decide', { ledgerId, target: { findingNos }, change, by: 'Ann' })
    await decide([1, 2 + at], { disposition: 'duplicate', note: 'seen twice' })
    await decide([4], { disposition: 'valid' })
    await desk.ask('views:save', { ledgerId, view: { name: 'mine', filter: {}, by: 'line', sort: null } })
    await desk.ask('tieout:save', {
      ledgerId,
      typed: { rows: '100', debit: '1.00', credit: '', net: '', note: 'typed' }
    })
  }
  await desk.services.close()
  files = readdirSync(whole, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(sqlite|scores)$/.test(name))
    .toSorted()
  if (files.length < 7) throw new Error(`only ${files.join(', ')}`)
  const again = await openTestServices(copyOf('reference'), false, 0)
  const { faults } = await again.checked()
  if (faults.length > 0) throw new Error(JSON.stringify(faults))
  reference = await askAll(again)
  await again.services.close()
})

function copyOf(name: string): string {
  const place = join(folder, name)
  cpSync(whole, place, { recursive: true })
  return place
}

/** What the window can show of the folder, by question: the answer as JSON, or the code of what is wrong. */
async function askAll(desk: TestServices): Promise<Map<string, string>> {
  const said = new Map<string, string>()
  async function ask<Name extends RequestName>(
    name: Name,
    args: Requests[Name]['args'],
    about = ''
  ): Promise<void> {
    const answer = await desk.services.ask(name, args)
    said.set(`${name} ${about}`, answer.ok ? JSON.stringify(answer.value) : `! ${answer.error.code}`)
  }
  await ask('job:list', {})
  for (const [at, ledgerId] of ledgerIds.entries()) {
    const page = { ledgerId, filter: {}, sort: null, offset: 0, limit: 1000 }
    const about = String(at)
    await ask('findings:page', page, about)
    await ask('duplicates:page', page, about)
    await ask('duplicates:summary', { ledgerId }, about)
    await ask('duplicates:breakdown', { ledgerId, by: 'month' }, about)
    await ask('findings:figures', { ledgerId, filter: {} }, about)
    for (const findingNo of [1, 2, 5])
      await ask('findings:open', { ledgerId, findingNo }, `${about} ${findingNo}`)
    await ask('import:lines', { ledgerId, offset: 0, limit: 1000 }, about)
    await ask('import:journals', { ledgerId, offset: 0, limit: 1000 }, about)
    await ask('review:summary', { ledgerId }, about)
    await ask('views:list', { ledgerId }, about)
    await ask('tieout:read', { ledgerId }, about)
    await ask('model:info', { ledgerId }, about)
    desk.savePath = join(folder, `export-${at}.csv`)
    rmSync(desk.savePath, { force: true })
    const started = await desk.services.ask('export:start', { ledgerId, filter: {} })
    if (started.ok) await desk.exportWhen(started.value!.exportId, ({ status }) => status !== 'RUNNING')
    said.set(`export ${about}`, existsSync(desk.savePath) ? readFileSync(desk.savePath, 'utf8') : '! none')
  }
  return said
}

test('whatever becomes of a stored file is named, or changes no answer, and costs nothing else', async () => {
  const wrong: string[] = []
  const costly: string[] = []
  const outcomes: Record<string, number> = {}
  let done = 0
  for (const [what, times, harm] of damages)
    for (const [at, file] of files.entries())
      for (let time = 0; time < times; time++) {
        const name = `${what} ${file.replaceAll(/[0-9a-f-]{36}/g, (id) => String(ledgerIds.indexOf(id)))} ${time}`
        const dataDir = copyOf('harmed')
        harm(join(dataDir, file), chance(at * 1000 + time * 10 + 1))
        const isSame = readFileIfAny(join(dataDir, file))?.equals(readFileSync(join(whole, file))) === true
        const outcome = isSame ? 'unchanged' : await lookAt(dataDir, file, name)
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
        rmSync(dataDir, { recursive: true })
        done++
        if (done % 20 === 0) tell('damages', { done, outcomes, servedWrong: wrong, costly })
      }
  tell('damages', { done, outcomes, servedWrong: wrong, costly })
  expect({ wrong, costly }).toEqual({ wrong: [], costly: [] })

  async function lookAt(dataDir: string, file: string, name: string): Promise<string> {
    let desk: TestServices
    try {
      desk = await openTestServices(dataDir, false, 0)
    } catch (error) {
      return `not opened: ${String((error as { problem?: { code: string } }).problem?.code ?? error)}`
    }
    try {
      const faults = (await desk.checked()).faults.map(({ problem }) => problem.code)
      const said = await askAll(desk)
      // Some is said in place of a first answer, and some in the words of the model.
      const words = [...said.values()].flatMap(
        (answer) => /^! (REVIEW_\w+)|"(SCORES_DAMAGED)"/.exec(answer)?.slice(1) ?? []
      )
      faults.push(...words.filter((word) => word !== undefined))
      const other = [...said].filter(
        ([key, answer]) => answer !== reference.get(key) && !answer.startsWith('! ')
      )
      const refused = [...said].filter(
        ([key, answer]) => answer.startsWith('! ') && answer !== reference.get(key)
      )
      if (other.length > 0 && faults.length === 0)
        wrong.push(`${name}: ${other.map(([key]) => key).join(', ')}`)
      // A ledger costs itself alone, scores no ledger, a copy nothing at all; where the list of ledgers is gone, it is said.
      const own = ledgerIds.findIndex((ledgerId) => file.endsWith(`${ledgerId}.sqlite`))
      const others = refused.filter(([key]) => own < 0 || !new RegExp(`\\b${own}\\b`).test(key))
      if (others.length > 0 && !file.startsWith('catalog') && !file.startsWith('review'))
        costly.push(`${name}: ${others.map(([key, answer]) => key + answer).join(', ')}`)
      if (faults.length > 0) return `named ${[...new Set(faults)].join(' ')}`
      return refused.length > 0 ? 'refused' : other.length > 0 ? 'WRONG' : 'no answer changed'
    } finally {
      await desk.services.close()
    }
  }
})

test('whatever becomes of an engagement that was exported is told when it is opened, and nothing of it comes in', async () => {
  const wrong: string[] = []
  const outcomes: Record<string, number> = {}
  const packer = await openTestServices(copyOf('packer'))
  const packed = join(folder, 'packed.doublet')
  packer.savePath = packed
  const { taskId } = (await packer.ask('engagement:pack', { jobId: ledgerIds[0]!, passphrase }))!
  if ((await packer.handed(taskId)).error !== null) throw new Error('the engagement was not exported')
  await packer.services.close()
  const dataDir = join(folder, 'receiver')
  const desk = await openTestServices(dataDir)
  const open = async (archive: string) => {
    desk.chosenPaths = [archive]
    const opened = (await desk.ask('engagement:open', { passphrase }))!
    return desk.handed(opened.taskId)
  }
  const kept = () => ['ledgers', 'work'].flatMap((name) => namesIn(join(dataDir, name)))
  let done = 0
  for (const [what, times, harm] of damages)
    for (let time = 0; time < times; time++) {
      const given = join(folder, 'given.doublet')
      cpSync(packed, given)
      harm(given, chance(time * 10 + 7))
      const isSame = readFileIfAny(given)?.equals(readFileSync(packed)) === true
      const { error, plan } = await open(given)
      const outcome = isSame ? 'unchanged' : (error?.code ?? 'opened')
      if (!isSame && (plan !== null || !/^(ARCHIVE|PASSPHRASE|FILE)_/.test(outcome)))
        wrong.push(`${what} ${time}: ${outcome}`)
      if (!isSame && kept().length > 0) wrong.push(`${what} ${time}: left ${kept().join(', ')}`)
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
      rmSync(given, { force: true })
      tell('damages-archive', { done: ++done, outcomes, wrong })
    }
  expect((await desk.ask('job:list', {})).length).toBe(0)
  expect(await open(packed)).toMatchObject({ error: null, plan: { isNew: true } })
  await desk.services.close()
  expect(wrong).toEqual([])
})

function namesIn(place: string): string[] {
  return existsSync(place) ? readdirSync(place) : []
}

function readFileIfAny(path: string): Buffer | null {
  return existsSync(path) ? readFileSync(path) : null
}
