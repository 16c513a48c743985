import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Papa from 'papaparse'
import { describe, expect, test, vi } from 'vitest'
import { scoresPath } from '../../src/main/base/scores-path.ts'
import { cliProgram } from '../helpers/program-folder.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { openTestServices } from '../helpers/test-services.ts'
import { writeLongLedger } from '../helpers/write-long-ledger.ts'
import { writeSmallLedger } from '../helpers/write-small-ledger.ts'

vi.setConfig({ testTimeout: 60_000 })

const root = join(import.meta.dirname, '../..')
const fixture = join(root, 'test/fixtures/je-six-types-small/journal_entries.csv')
const folder = scratchFolder()
let count = 0
const freshFolder = (what: string) => join(folder, `${what}-${++count}`)

function start(words: string[], env: Record<string, string> = {}, program = cliProgram) {
  const child = spawn(process.execPath, [program, ...words], {
    env: { ...process.env, DOUBLET_DATA_DIR: join(folder, 'data'), ...env },
    cwd: folder
  })
  const said = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text))
  return { child, said }
}

async function run(words: string[], env: Record<string, string> = {}, program?: string) {
  const { child, said } = start(words, env, program)
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, ...said }
}

interface JsonLine {
  file: string
  status: string
  error: { code: string; message: string } | null
  rows: { read: number; used: number; excluded: number } | null
  types: Record<string, { groups: number; rows: number } | null> | null
  distinctRows: number | null
  mapping: Record<string, string> | null
  reusedFrom: string | null
  csv: string | null
}
const jsonLines = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as JsonLine & Record<string, unknown>)

function fileOf(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

test('prints one object per file, good or bad, and goes on after a bad one', async () => {
  const broken = fileOf('broken.csv', 'a,b\nx,y\n')
  const out = freshFolder('out')
  const files = [broken, 'missing.csv', fixture]
  const { code, stdout, stderr } = await run([...files, '--json', '--out', out])
  const lines = jsonLines(stdout)
  expect(code).toBe(1)
  expect(stderr).toBe('')
  for (const line of lines) {
    const keys =
      'file jobId status error reading questions rows totals options types distinctRows findings model mapping reusedFrom csv'
    expect(Object.keys(line)).toEqual(keys.split(' '))
  }
  expect(lines.map(({ file }) => file)).toEqual(files)
  expect(lines[0]).toMatchObject({
    status: 'NEEDS_INPUT',
    error: null,
    questions: [{ id: 'account' }, { id: 'amount' }],
    types: null,
    csv: null
  })
  expect(lines[1]).toMatchObject({ status: 'FAILED', error: { code: 'FILE_GONE' }, jobId: null })
  expect(lines[2]).toMatchObject({
    status: 'COMPLETED',
    error: null,
    rows: { read: 1796, used: 1796, excluded: 0 },
    totals: { net: '0.00' },
    types: {
      1: { groups: 13, rows: 26 },
      2: { groups: 13, rows: 26 },
      3: { groups: 12, rows: 24 },
      4: { groups: 12, rows: 24 },
      5: { groups: 12, rows: 24 },
      6: { groups: 12, rows: 24 }
    },
    distinctRows: 26,
    // Six journals that were posted again, and an amount of its own.
    findings: { count: 7, exposure: { '': '541591.56' }, net: { '': '541591.56' } },
    mapping: { account: 'account', debit: 'debit', credit: 'credit', posted: 'posted_ts', effective: 'date' },
    // Its 13 repeats are too few to learn from: the base alone judges them.
    model: { training: 'SKIPPED', scoring: 'SCORED', ranks: false },
    reusedFrom: null,
    csv: join(out, 'journal_entries.duplicates.csv')
  })
  expect(readdirSync(out)).toEqual(['journal_entries.duplicates.csv'])
  const text = readFileSync(join(out, 'journal_entries.duplicates.csv'), 'utf8').slice(1)
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true })
  expect(data).toHaveLength(26)
  expect(data.filter((row) => row['duplicate_types'] === '1|2|3|4|5|6')).toHaveLength(24)
})

test('says in words what was found, how the columns were read and what is new about it', async () => {
  const dataDir = freshFolder('data')
  const first = await run([fixture, '--data-dir', dataDir])
  expect(first.code).toBe(0)
  expect(first.stdout).toContain('lines: 1,796 read, 1,796 used, 0 excluded')
  expect(first.stdout).toMatch(/test 6 .*12 groups, 24 lines/)
  expect(first.stdout).toContain('duplicate lines, each once: 26')
  expect(first.stderr).toMatch(/Entry date +#\d+ posted_ts/)
  const second = await run([fixture, '--data-dir', dataDir])
  expect(second.stdout).toContain('already analysed')
  expect(second.code).toBe(0)
})

test('says of a result that was there when what the model said of it cannot be read any more', async () => {
  const dataDir = freshFolder('data')
  const file = writeSmallLedger(join(folder, 'scored.csv'), { lines: 200, every: 8 })
  const [first] = jsonLines((await run([file, '--json', '--data-dir', dataDir])).stdout)
  expect(first).toMatchObject({ model: { scoring: 'SCORED' } })
  truncateSync(scoresPath(join(dataDir, 'ledgers', `${String(first!['jobId'])}.sqlite`)), 9000)
  const again = await run([file, '--data-dir', dataDir])
  expect(again.stdout).toContain('model: The model’s scores of this ledger cannot be read')
  const [told] = jsonLines((await run([file, '--json', '--data-dir', dataDir])).stdout)
  expect(told).toMatchObject({
    status: 'COMPLETED',
    model: { scoring: 'SCORES_DAMAGED', modelHash: null },
    distinctRows: first!.distinctRows
  })
})

test('writes over no ledger of the same command line, and not into the data folder', async () => {
  const place = freshFolder('place')
  const dataDir = freshFolder('data')
  mkdirSync(place)
  const files = ['gl.csv', 'gl.duplicates.csv'].map((name) => writeSmallLedger(join(place, name)))
  writeSmallLedger(files[1]!, { factor: 13 })
  const before = readFileSync(files[1]!)
  const { code, stdout } = await run([...files, '--json', '--out', place, '--data-dir', dataDir])
  expect(code).toBe(1)
  expect(jsonLines(stdout)).toMatchObject([
    { status: 'COMPLETED', error: { code: 'TARGET_IS_SOURCE' }, csv: null },
    { status: 'COMPLETED', error: null, csv: join(place, 'gl.duplicates.duplicates.csv') }
  ])
  expect(readFileSync(files[1]!).equals(before)).toBe(true)
  const inside = await run([files[0]!, '--json', '--out', join(dataDir, 'ledgers'), '--data-dir', dataDir])
  expect(jsonLines(inside.stdout)).toMatchObject([{ error: { code: 'TARGET_IS_OWN_DATA' }, csv: null }])
})

test('reads columns by number and by header, and files without a header', async () => {
  const bare = fileOf('bare.csv', '1|AP|-5.00\n1|AP|-5.00\n2|AP|-5.00\n')
  const named = fileOf('named.csv', 'one,"two, three"\n1,-5\n1,-5\n')
  const byNumber = await run([
    bare,
    '--no-header',
    '--map',
    'account=#1,amount=#3',
    '--map',
    'source=#2',
    '--json'
  ])
  const [first] = jsonLines(byNumber.stdout)
  expect(first).toMatchObject({
    status: 'COMPLETED',
    rows: { read: 3 },
    mapping: { account: '#1', source: '#2', amount: '#3' },
    types: { 1: { groups: 1, rows: 2 }, 2: { groups: 1, rows: 2 }, 3: null, 6: null }
  })
  const byHeader = await run([named, '--map', 'account=one,amount=two, three', '--json'])
  expect(jsonLines(byHeader.stdout)[0]).toMatchObject({
    status: 'COMPLETED',
    mapping: { account: 'one', amount: 'two, three' },
    distinctRows: 2
  })
  const wrong = await run([named, '--map', 'account=one,amount=four', '--json'])
  expect(wrong.code).toBe(1)
  expect(jsonLines(wrong.stdout)[0]!.error!.code).toBe('UNKNOWN_COLUMN')
})

test('takes threshold, decimal mark and order of dates', async () => {
  const text = 'account;amount;posted\n1;"1,234";01/02/2024\n1;"1,234";1/2/24\n1;"1,234";\n'
  const file = fileOf('asked.csv', text)
  const words = [file, '--json', '--map', 'posted=posted']
  const asked = await run(words)
  expect(asked.code).toBe(1)
  expect(jsonLines(asked.stdout)[0]).toMatchObject({
    status: 'NEEDS_INPUT',
    error: null,
    questions: [{ id: 'decimalMark' }, { id: 'dateOrder' }]
  })
  const inWords = (await run([file, '--map', 'posted=posted'])).stdout
  expect(inWords).toMatch(/asked\.csv: NEEDS_INPUT/)
  expect(inWords).toMatch(/--decimal comma .*“1,234” is one point two three four \(1\.234\)/)
  expect(inWords).toMatch(/--date-order dmy .*“01\/02\/2024” is 1 February 2024/)
  const told = await run([...words, '--decimal', 'comma', '--date-order', 'dmy', '--threshold', '3'])
  expect(jsonLines(told.stdout)[0]).toMatchObject({
    totals: { net: '3.702' },
    types: { 1: { groups: 1, rows: 3 }, 4: { groups: 0, rows: 0 } }
  })
})

test('keeps settings for the data folder, prints them, and says more of one run', async () => {
  const text = 'account,amount,posted\n1,5,2024-01-31\n1,5,2024-01-31\n1,5,2000-01-01\n'
  const file = fileOf('firm.csv', text)
  const data = ['--data-dir', freshFolder('firm')]
  const rules = ['--base-risks', '11,12,13,14,15,16', '--levels', '20,30,40', '--filler-dates', '2000-01-01']
  const kept = await run([...data, '--save-settings', '--settings', ...rules, '--export-dates', 'dmy'])
  expect(JSON.parse(kept.stdout)).toMatchObject({
    rules: { baseRisks: { 1: 11, 6: 16 }, fillerDates: ['2000-01-01'], threshold: 2 },
    exports: { dates: 'dmy', timeZone: 'UTC' }
  })
  const out = freshFolder('out')
  const under = (await run([...data, file, '--out', out, '--base-risks', '21,12,13,14,15,16'])).stdout
  expect(under).toContain('(base risk 21)')
  expect(under).toContain('levels from 20/30/40; 1 filler dates of the firm’s own')
  const csv = readFileSync(join(out, 'firm.duplicates.csv'), 'utf8')
  expect(csv).toContain('31.01.2024')
  // The filler is no date: the third line is in no group of type 4, and its risk is three lines of type 1.
  expect(csv).toMatch(/\r\n1,1,Account \+ Amount,\d,\d,3,63,CRITICAL,/)
  const refused = await run([...data, file, '--levels', '50,40,90'])
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('medium below high')])
  const reset = await run([...data, '--reset-settings', '--settings'])
  expect(JSON.parse(reset.stdout)).toMatchObject({
    rules: { baseRisks: { 1: 10 } },
    exports: { dates: 'iso' }
  })
})

test('takes how dates are meant', async () => {
  const file = fileOf('meant.csv', 'account,amount,effective date\n1,5.50,122024\n1,5.50,122024\n')
  const asked = (await run([file])).stdout
  expect(asked).toMatch(/--dates-as cyyddd .*“122024” is 24 January 2022/)
  expect(asked).toMatch(/--dates-as calendar .*“122024” is 20 December 2024/)
  const told = await run([file, '--json', '--dates-as', 'cyyddd'])
  expect(jsonLines(told.stdout)[0]).toMatchObject({ types: { 5: { groups: 1, rows: 2 } } })
})

test('takes what counts as a duplicate, and says so in words, in the object and in the exported file', async () => {
  const file = fileOf('options.csv', 'account,amount,user,currency\na,5,,EUR\nA,5,,EUR\nA,5,,USD\nA,0,,EUR\n')
  const options = ['--blanks-equal', '--ignore-case', '--within-currency', '--leave-out-zeros']
  const out = freshFolder('out')
  const said = await run([file, '--out', out, ...options])
  expect(said.stdout).toContain(
    '  options: blanks equal, ignore case, within currency, leave out zeros; threshold 2\n'
  )
  expect(said.stdout).toMatch(
    /test 3 +account \+ user \+ amount \+ currency \(base risk 15\) +1 groups, 2 lines/
  )
  expect(said.stdout).toContain('ZERO_AMOUNT: 1, first at line 5')
  expect(readFileSync(join(out, 'options.duplicates.csv'), 'utf8')).toContain(
    'Account + User + Amount + Currency'
  )
  const [plain] = jsonLines((await run([file, '--json'])).stdout)
  const off = { blanksEqual: false, ignoreCase: false, withinEntity: false, leaveOutZeros: false }
  expect(plain).toMatchObject({
    options: { threshold: 2, withinCurrency: false, ...off },
    types: { 1: { groups: 1, rows: 2 }, 3: { groups: 0, rows: 0 } }
  })
  const [refused] = jsonLines((await run([file, '--json', '--within-entity'])).stdout)
  expect(refused!.error!.code).toBe('OPTION_WITHOUT_COLUMN')
})

test('gives files of one name different names to be written under', async () => {
  const paths = ['a/same.csv', 'b/SAME.txt', 'a/same.2.csv'].map((name) => join(folder, name))
  mkdirSync(join(folder, 'a'))
  mkdirSync(join(folder, 'b'))
  paths.forEach((path, n) => writeFileSync(path, `account,amount\n1,-${n + 1}\n1,-${n + 1}\n`))
  const out = freshFolder('out')
  expect((await run([...paths, '--json', '--out', out])).code).toBe(0)
  expect(readdirSync(out).toSorted()).toEqual([
    'SAME.2.duplicates.csv',
    'same.2.2.duplicates.csv',
    'same.duplicates.csv'
  ])
  expect(readFileSync(join(out, 'same.2.2.duplicates.csv'), 'utf8')).toContain('-3')
})

test('keeps its ledgers in DOUBLET_DATA_DIR, or where --data-dir says', async () => {
  const file = fileOf('kept.csv', 'account,amount\n1,-5\n1,-5\n')
  const [byEnv, byOption] = [freshFolder('env'), freshFolder('option')]
  const ledgersIn = (data: string) =>
    readdirSync(join(data, 'ledgers')).filter((name) => name.endsWith('.sqlite'))
  await run([file], { DOUBLET_DATA_DIR: byEnv })
  expect(ledgersIn(byEnv)).toHaveLength(1)
  await run([file, '--data-dir', byOption], { DOUBLET_DATA_DIR: byEnv })
  expect(ledgersIn(byOption)).toHaveLength(1)
  expect(ledgersIn(byEnv)).toHaveLength(1)
})

test('says which data folder it cannot use, and why', async () => {
  const file = fileOf('any.csv', 'account,amount\n1,-5\n1,-5\n')
  const busy = freshFolder('busy')
  const desk = await openTestServices(busy)
  const inUse = await run([file, '--data-dir', busy])
  await desk.services.close()
  expect([inUse.code, inUse.stdout]).toEqual([1, ''])
  expect(inUse.stderr).toContain('Another Doublet is using this data folder')
  const noFolder = await run([file, '--data-dir', file])
  expect(noFolder.code).toBe(1)
  expect(noFolder.stderr).toMatch(/^doublet: The data folder cannot be made/)
})

test('takes several files as one ledger', async () => {
  const out = freshFolder('as-one')
  mkdirSync(out)
  const files = [10, 2].map((number) => {
    const path = join(out, `gl-${number}.csv`)
    writeFileSync(path, 'account,amount,posted\n0400,12.50,2024-01-31\n,7.00,2024-01-31\n')
    return path
  })
  const words = [...files, '--as-one', '--out', out]
  const { code, stdout } = await run(words)
  expect(code).toBe(0)
  expect(stdout).toMatch(/^gl-2\.csv and 1 more: COMPLETED/)
  expect(stdout).toMatch(/file gl-2\.csv: 2 lines read of 3, SHA-256 [0-9a-f]{64}\n {2}file gl-10\.csv/)
  expect(stdout).toContain('BLANK_ACCOUNT: 2, first at line 3 of gl-2.csv, 3 of gl-10.csv')
  expect(stdout).toMatch(/notice: “gl-10\.csv” has the same content as “gl-2\.csv”/)
  const csv = readFileSync(join(out, 'gl-2 and 1 more.duplicates.csv'), 'utf8')
  expect(csv.match(/,2,gl-\d+\.csv,/g)).toEqual([',2,gl-2.csv,', ',2,gl-10.csv,'])
  const json = await run([...words.slice(0, 3), '--json'])
  expect(jsonLines(json.stdout)).toMatchObject([
    {
      file: 'gl-2.csv and 1 more',
      status: 'COMPLETED',
      distinctRows: 2,
      files: [{ name: 'gl-2.csv' }, { name: 'gl-10.csv' }]
    }
  ])
})

test('fills a grouped report down where it is asked to, into the export too', async () => {
  const list =
    'Account;Posting Date;Amount\n4000;2025-01-31;-5,00\n;2025-01-31;-5,00\n;2025-02-28;-7,00\n;2025-02-28;-8,00\n'
  const grouped = fileOf('grouped.csv', list)
  const plain = await run([grouped])
  expect(plain.stdout).toContain('NEEDS_INPUT')
  expect(plain.stdout).toContain('--fill-down  “Account”, blank cells filled from the line above')
  const out = freshFolder('filled')
  const filled = await run([grouped, '--fill-down', '--out', out])
  expect(filled.stdout).toContain('1 header + 1 data + 3 repaired = 5')
  expect(filled.stdout).toContain('duplicate lines, each once: 2')
  expect(readFileSync(join(out, 'grouped.duplicates.csv'), 'utf8').match(/4000/g)!.length).toBeGreaterThan(1)
})

describe('refuses with the usage', () => {
  test.each([
    ['no FILE given', []],
    ['--nonsense', ['a.csv', '--nonsense']],
    ['“nothing”', ['a.csv', '--map', 'nothing=#1']],
    ['“account”', ['a.csv', '--map', 'account']],
    ['--delimiter takes', ['a.csv', '--delimiter', '']],
    ['--threshold takes', ['a.csv', '--threshold', '1']],
    ['--threshold takes', ['a.csv', '--threshold', '2.5']],
    ['--threshold takes', ['a.csv', '--threshold', '9999999']],
    ['--base-risks takes', ['a.csv', '--base-risks', '1,2,3']],
    ['--levels takes', ['a.csv', '--levels', '40,70,101']],
    ['--materiality-rule takes', ['a.csv', '--materiality-rule', '1,0,5']],
    ['--reversal-days takes', ['a.csv', '--reversal-days', '9999']],
    ['belongs to --save-settings', ['a.csv', '--time-zone', 'UTC']],
    ['--decimal takes', ['a.csv', '--decimal', 'dot']],
    ['--date-order takes', ['a.csv', '--date-order', 'ydm']],
    ['--model takes', ['a.csv', '--model', 'mine']],
    ['--dates-as takes', ['a.csv', '--dates-as', 'hebrew']],
    ['contradict', ['a.csv', '--header', '--no-header']]
  ])('%s: %j', async (what, words) => {
    const { code, stdout, stderr } = await run(words)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(what)
    expect(stderr).toContain('usage: ')
  })
})

test('explains itself when asked', async () => {
  const { code, stdout } = await run(['--help'])
  expect(code).toBe(0)
  expect(stdout).toMatch(/^usage: /)
})

test('says the same through npm, from the sources or from a build', async () => {
  const [plain, npm] = await Promise.all(
    [join(root, 'src/main/cli/index.ts'), join(root, 'scripts/analyze.ts')].map((program, at) =>
      run([fixture, '--json'], { DOUBLET_DATA_DIR: join(folder, `started-${at}`) }, program)
    )
  )
  expect([npm!.code, npm!.stderr]).toEqual([0, plain!.stderr])
  const [one, other] = [plain!, npm!].map(({ stdout }) => jsonLines(stdout)[0]!)
  for (const what of ['status', 'rows', 'types', 'distinctRows', 'mapping'] as const)
    expect(other![what]).toEqual(one![what])
})

test('shows all six types in a demonstration', async () => {
  const { code, stdout } = await run(['--demo'], { TMPDIR: folder, TEMP: folder })
  expect(code).toBe(0)
  for (const type of [1, 2, 3, 4, 5, 6]) {
    expect(stdout).toMatch(new RegExp(`test ${type} .* [1-9]\\d* groups, [1-9]\\d* lines`))
  }
  expect(stdout).toMatch(/model: Trained on \d+ re-postings/)
  const csv = /duplicates written to (.*)/.exec(stdout)![1]!
  expect(existsSync(csv)).toBe(true)
})

describe('ended in the middle of a file', () => {
  const longLedger = join(folder, 'long.csv')

  async function startLong(): Promise<{ dataDir: string; child: ReturnType<typeof spawn> }> {
    if (!existsSync(longLedger)) writeLongLedger(longLedger, 500_000)
    const dataDir = freshFolder('data')
    const { child } = start([longLedger, '--json', '--data-dir', dataDir])
    const hasBegun = () =>
      existsSync(join(dataDir, 'ledgers')) && readdirSync(join(dataDir, 'ledgers')).length > 0
    while (!hasBegun()) await sleep(10)
    return { dataDir, child }
  }

  async function expectInterrupted(dataDir: string): Promise<void> {
    const desk = await openTestServices(dataDir)
    const jobs = await desk.ask('job:list', {})
    expect(jobs.map(({ status, error }) => [status, error?.code])).toEqual([['FAILED', 'INTERRUPTED']])
    expect(readdirSync(join(dataDir, 'ledgers'))).toEqual([])
    await desk.services.close()
  }

  test('by Ctrl-C it stops at once and leaves nothing half-written', async () => {
    const { dataDir, child } = await startLong()
    child.kill('SIGINT')
    const [code] = (await once(child, 'close')) as [number | null]
    expect(code).toBe(130)
    await expectInterrupted(dataDir)
  })

  test('by a crash it leaves a data folder that the next program can use', async () => {
    const { dataDir, child } = await startLong()
    child.kill('SIGKILL')
    await once(child, 'close')
    await expectInterrupted(dataDir)
  })
})

test('reads a file in the encoding and with the delimiter that the command line names', async () => {
  const path = join(folder, 'said.csv')
  writeFileSync(
    path,
    Buffer.from('account\tamount\ttext;a\n4000\t5\tM\x94bel\n4000\t5\tM\x94bel\n', 'latin1')
  )
  const { code, stdout } = await run([path, '--json', '--encoding', 'cp850', '--delimiter', 'tab'])
  expect(code).toBe(0)
  expect(jsonLines(stdout)[0]).toMatchObject({ status: 'COMPLETED', mapping: { account: 'account' } })
  const refused = await run([path, '--json', '--encoding', 'klingon'])
  expect(jsonLines(refused.stdout)[0]!.error).toMatchObject({ code: 'UNKNOWN_ENCODING' })
})

describe('says in the first place what is wrong with the reading', () => {
  const journals = (first: string, line: (journal: number, side: number) => string) => {
    const lines = Array.from({ length: 404 }, (_, at) => [line(at, 0), line(at, 1)]).flat()
    return `${[first, ...lines].join('\n')}\n`
  }

  test('where no journal balances', async () => {
    const content = journals(
      'journal,account,debit,credit',
      (at, side) => `J${at},4000,${side === 0 ? '5.00,' : ',6.00'}`
    )
    const path = fileOf('unbalanced.csv', content.replace('J0,4000,,6.00', 'J0,4000,,5.00'))
    const asking = await run([path])
    expect(asking.code).toBe(1)
    const [status, what, goOn] = asking.stdout.split('\n')
    expect(status).toMatch(/unbalanced\.csv: NEEDS_INPUT$/)
    expect(what).toMatch(/^ {2}403 of 404 journals do not balance: signs or lines/)
    expect(goOn).toBe('    --go-on  Go on as it is')
    const words = await run([path, '--go-on'])
    expect(words.code).toBe(0)
    const [first, second, third] = words.stdout.split('\n')
    expect(first).toMatch(
      /unbalanced\.csv: READ THIS FIRST: 403 of 404 journals do not balance: signs or lines/
    )
    expect(second).toMatch(/unbalanced\.csv: COMPLETED/)
    expect(third).toBe(
      '  All 809 lines of the file are accounted for: 808 are lines of the ledger, and all of them are used.'
    )
    const [line] = jsonLines((await run([path, '--go-on', '--json'])).stdout)
    expect(line!['reading']).toMatchObject({
      statement: third!.trim(),
      verdicts: [{ code: 'JOURNALS_UNBALANCED', grave: true }]
    })
  })

  test('where a side is not read, with the column that could be it', async () => {
    const path = fileOf(
      'no-side.csv',
      journals('journal,account,amount,D/C', (at, side) => `J${at},4000,5.00,${'XY'[side]}`)
    )
    const asked = ['--go-on', '--json', '--map', 'indicator=']
    const [line] = jsonLines((await run([path, ...asked])).stdout)
    expect(line!['reading']).toMatchObject({
      verdicts: [
        { code: 'JOURNALS_UNBALANCED', text: expect.stringContaining('404 of 404') },
        { code: 'AMOUNTS_WITHOUT_SIDE', text: expect.stringContaining('“D/C” (“X”, “Y”)') }
      ]
    })
  })

  test('or asks which code is the credit, and takes the words it names for an answer', async () => {
    const path = fileOf(
      'sides.csv',
      journals('journal,account,amount,D/C', (at, side) => `J${at},4000,5.00,${['in', 'off -'][side]}`)
    )
    const { stdout } = await run([path])
    expect(stdout).toContain('--map indicator=#4 --credit="off -"  “off -” is the credit')
    expect(stdout).toContain('--map indicator=  None:')
    const answered = [path, '--json', '--map', 'indicator=#4', '--credit=off -']
    const [line] = jsonLines((await run(answered)).stdout)
    expect(line).toMatchObject({ totals: { debit: '2020.00', credit: '2020.00', net: '0.00' } })
  })

  test('where no line takes part: it asks, and the answer it names makes a ledger', async () => {
    const path = fileOf('blocks.csv', 'section,amount,text,code\nRent,,,\n,5.00,January,A\n,5.00,January,A\n')
    const asked = [path, '--map', 'account=section']
    const words = await run(asked)
    expect(words.code).toBe(1)
    expect(words.stdout).toContain('blocks.csv: NEEDS_INPUT\n')
    expect(words.stdout).toContain('of the ledger can be used: ')
    expect(words.stdout).toContain('The account is read from “section”. Which column is it?')
    expect(words.stdout).toMatch(/ {4}--fill-down {2}“section”, blank cells filled from the line above/)
    expect(words.stdout).toMatch(/ {4}--map account=#4 {2}code: “A”/)
    const [line] = jsonLines((await run([...asked, '--json'])).stdout)
    expect(line).toMatchObject({ status: 'NEEDS_INPUT', questions: [{ id: 'account' }], reading: null })
    for (const answer of [
      ['--map', 'account=section', '--fill-down'],
      ['--map', 'account=#4']
    ]) {
      const [done] = jsonLines((await run([path, ...answer, '--json'])).stdout)
      expect(done).toMatchObject({ status: 'COMPLETED', rows: { used: 2 }, distinctRows: 2 })
    }
  })
})

test('deletes a job with its ledger, or an engagement, when the name that is asked for is given', async () => {
  const data = freshFolder('deleting')
  const small = writeSmallLedger(join(folder, 'delete-me.csv'))
  const desk = await openTestServices(data)
  const { jobId } = await desk.run(small)
  await desk.services.close()
  const ledgers = () => readdirSync(join(data, 'ledgers')).filter((name) => name.endsWith('.sqlite'))
  const words = ['--delete', jobId, '--data-dir', data]

  const asked = await run(words)
  expect(asked).toMatchObject({ code: 1, stderr: '' })
  expect(asked.stdout).toContain('add --confirm "delete-me.csv"')
  const wrong = await run([...words, '--whole', '--confirm', 'delete-me.csv'])
  expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('not the name that was asked for')])
  expect(ledgers()).toEqual([`${jobId}.sqlite`])
  const whole = await run([...words, '--whole', '--confirm', 'ACME'])
  expect([whole.code, whole.stderr]).toEqual([0, ''])
  expect(ledgers()).toEqual([])
  expect((await run(words)).stderr).toContain('There is no such job')
  expect((await run(['--whole', 'a.csv'])).code).toBe(2)
})
