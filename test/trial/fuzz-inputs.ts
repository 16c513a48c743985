import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { SealedReader, SealedWriter } from '../../src/main/archive/sealed-file.ts'
import { makeZip, type ZipFile } from '../helpers/make-zip.ts'
import { makeWorkbook, number, text } from '../helpers/make-workbook.ts'
import { unzipAll } from '../helpers/unzip-all.ts'
import { chance, type Chance } from './chance.ts'

/**
 * What is mutated: texts, workbooks as bytes, workbooks whose parts are mutated before they are packed again, model files, engagements as
 * they are locked, and engagements whose content is mutated before it is locked again under the same passphrase.
 */
export const fuzzKinds = ['text', 'archive', 'parts', 'model', 'sealed', 'resealed'] as const
export type FuzzKind = (typeof fuzzKinds)[number]

export interface FuzzInput {
  bytes: Buffer
  /** With its dot. */
  extension: string
}

const fixtures = join(import.meta.dirname, '../fixtures/hazards')
const largestSeed = 20_000
const archives = new Set(['.xlsx', '.xlsm', '.xlsb', '.ods', '.zip'])

/** What readers of such files have stumbled over, by bytes. */
const tokens = [
  '"',
  '""',
  "'",
  '\\',
  ',',
  ';',
  '\t',
  '|',
  '\r',
  '\n',
  '\r\n',
  '\0',
  '\u001a',
  '\ufeff',
  '\u200b',
  '\u2028',
  '-',
  '(',
  ')',
  '%',
  '1e309',
  '-0',
  '9'.repeat(17),
  '9'.repeat(400),
  '0.'.padEnd(60, '0'),
  '=1+1',
  '31.12.9999',
  '0000-00-00',
  'NaN',
  'null',
  '__proto__',
  'constructor',
  'x'.repeat(5000),
  ',,,,,,,,,,,,,,,,'.repeat(20),
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '&a;',
  '</row>',
  '<c r="ZZZ9999999"><v>1</v></c>',
  '{',
  '}',
  '[',
  ']',
  ':',
  '1e400',
  '-1'
]
  .map((token) => Buffer.from(token))
  .concat([Buffer.from([0xff, 0xfe]), Buffer.from([0xc3]), Buffer.from([0x00, 0xd8])])

/** What locks the engagements of the trial, at the least cost. */
export const [passphrase, leastCost] = ['correct horse battery staple', 10]

/** Where the seeds are that are no fixtures: a model file, an engagement as it was exported, and a folder for the mutated. */
export interface SeedPlaces {
  modelPath: string
  engagementPath: string
  folder: string
}

interface Seeds {
  texts: FuzzInput[]
  archives: FuzzInput[]
  parts: { extension: string; files: ZipFile[] }[]
  model: FuzzInput
  sealed: FuzzInput
  /** What is in the engagement: the length of its head, the head, and all files one after the other. */
  content: Buffer
  folder: string
}

/** The kept hostile files, a model file and an engagement. */
export function readSeeds({ modelPath, engagementPath, folder }: SeedPlaces): Seeds {
  const reader = new SealedReader(engagementPath, passphrase)
  const content = Buffer.concat([...reader.chunks()])
  reader.close()
  const paths = readdirSync(fixtures)
    .toSorted()
    .filter((name) => !name.endsWith('.expected.json') && extname(name) !== '.py')
    .map((name) => join(fixtures, name))
    .filter((path) => statSync(path).isFile() && statSync(path).size <= largestSeed)
  const inputs = paths.map((path) => ({ bytes: readFileSync(path), extension: extname(path) }))
  const packed = inputs.filter(({ extension }) => archives.has(extension))
  const made = handMade()
  return {
    texts: inputs.filter(({ extension }) => !archives.has(extension)),
    archives: [...packed, ...made.map((bytes) => ({ bytes, extension: '.xlsx' }))],
    parts: made.map((bytes) => ({ extension: '.xlsx', files: unzipAll(bytes) })),
    model: { bytes: readFileSync(modelPath), extension: '.json' },
    sealed: { bytes: readFileSync(engagementPath), extension: '.doublet' },
    content,
    folder
  }
}

/** The input of a number: the same one every time. */
export function makeInput(seeds: Seeds, kind: FuzzKind, number: number): FuzzInput {
  const random = chance(number * fuzzKinds.length + fuzzKinds.indexOf(kind))
  if (kind === 'parts') {
    const { extension, files } = random.one(seeds.parts)
    const harmed = random.below(files.length)
    const other = random.one(random.one(seeds.parts).files)
    const mutated = files.map((file, at) =>
      at === harmed
        ? { ...file, content: mutate(Buffer.from(file.content), Buffer.from(other.content), random) }
        : file
    )
    return { extension, bytes: makeZip(mutated) }
  }
  if (kind === 'resealed') {
    const path = join(seeds.folder, `resealed-${process.pid}.doublet`)
    seal(path, mutateContent(seeds.content, random))
    return { extension: '.doublet', bytes: readFileSync(path) }
  }
  if (kind === 'sealed') return { ...seeds.sealed, bytes: mutateSealed(seeds.sealed.bytes, random) }
  const pool = { text: seeds.texts, archive: seeds.archives, model: [seeds.model] }[kind]
  const { bytes, extension } = random.one(pool)
  return { extension, bytes: mutate(bytes, random.one(pool).bytes, random) }
}

/** Locks a content at the least cost; its salt is another one each time. */
export function seal(path: string, content: Buffer): void {
  rmSync(path, { force: true })
  const writer = new SealedWriter(path, passphrase, leastCost)
  writer.write(content)
  writer.finish()
  writer.close()
}

/** Half of the mutations are of the head, which is a few dozen bytes of many thousand. */
function mutateSealed(bytes: Buffer, random: Chance): Buffer {
  const at = random.below(2) === 0 ? sealedHead : bytes.length
  const [head, rest] = [bytes.subarray(0, at), bytes.subarray(at)]
  return Buffer.concat([mutate(head, bytes, random), rest])
}
const sealedHead = 70

/** Changes the bytes as they come, what is told of the engagement, or one of the files, whose length and hash are then those of the head. */
function mutateContent(content: Buffer, random: Chance): Buffer {
  const headEnd = 4 + content.readUInt32BE()
  const way = random.below(4)
  if (way === 0) {
    const at = random.below(2) === 0 ? headEnd : content.length
    return Buffer.concat([mutate(content.subarray(0, at), content, random), content.subarray(at)])
  }
  const head = JSON.parse(content.toString('utf8', 4, headEnd)) as ContentHead
  if (way === 1) {
    head.about = mutate(Buffer.from(head.about), Buffer.from(head.about), random).toString('utf8')
    return withHead(head, content.subarray(headEnd))
  }
  const harmed = random.below(head.files.length)
  let at = headEnd
  const files = head.files.map((file, place) => {
    const bytes = content.subarray(at, (at += file.sizeBytes))
    if (place !== harmed) return bytes
    const mutated = mutate(bytes, content, random)
    Object.assign(file, { sizeBytes: mutated.length, sha256: null })
    return mutated
  })
  return withHead(head, Buffer.concat(files))
}

interface ContentHead {
  about: string
  files: { name: string; sizeBytes: number; sha256: string | null }[]
}

function withHead(head: ContentHead, rest: Buffer): Buffer {
  const text = Buffer.from(JSON.stringify(head))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  return Buffer.concat([length, text, rest])
}

function mutate(bytes: Buffer, other: Buffer, random: Chance): Buffer {
  let mutated: Buffer = Buffer.from(bytes)
  for (let step = 0, steps = 1 + random.below(4); step < steps; step++)
    mutated = random.one(mutations)(mutated, other, random)
  return mutated
}

const put = (bytes: Buffer, at: number, removed: number, added: Uint8Array) =>
  Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + removed)])

const mutations: ((bytes: Buffer, other: Buffer, random: Chance) => Buffer)[] = [
  (bytes, _other, random) => {
    const flipped = Buffer.from(bytes)
    for (let n = 0; n < 3 && flipped.length > 0; n++)
      flipped[random.below(flipped.length)]! ^= 1 << random.below(8)
    return flipped
  },
  (bytes, _other, random) => put(bytes, random.below(bytes.length + 1), 0, random.one(tokens)),
  (bytes, _other, random) =>
    put(bytes, random.below(bytes.length + 1), 1 + random.below(8), random.one(tokens)),
  (bytes, _other, random) => put(bytes, random.below(bytes.length + 1), random.below(200), Buffer.alloc(0)),
  (bytes, _other, random) => bytes.subarray(0, random.below(bytes.length + 1)),
  (bytes, _other, random) => {
    const at = random.below(bytes.length + 1)
    return put(bytes, at, 0, bytes.subarray(at, at + random.below(400)))
  },
  (bytes, other, random) => {
    const from = random.below(other.length + 1)
    return put(bytes, random.below(bytes.length + 1), 0, other.subarray(from, from + random.below(600)))
  },
  (bytes, _other, random) => {
    const lines = bytes.toString('latin1').split('\n')
    const [one, two] = [random.below(lines.length), random.below(lines.length)]
    const kept = lines[one]!
    lines[one] = lines[two]!
    lines[two] = kept
    return Buffer.from(lines.join('\n'), 'latin1')
  },
  (bytes, _other, random) => {
    const zeroed = Buffer.from(bytes)
    const at = random.below(bytes.length + 1)
    zeroed.subarray(at, at + random.below(64)).fill(0)
    return zeroed
  }
]

/** Workbooks with what a reader has to understand: texts in both places, dates by format, signs by format, a second sheet. */
function handMade(): Buffer[] {
  const header = ['Account', 'Amount', 'Posted', 'User'].map(text)
  const rows = Array.from({ length: 12 }, (_, n) => [
    text(`${4000 + (n % 3)}`),
    number(n % 4 === 0 ? 120.5 : -n, 2),
    number(45_300 + n, 1),
    n % 2 === 0 ? '<c t="s"><v>0</v></c>' : text('U2')
  ])
  const workbook = {
    formats: ['yyyy-mm-dd', '#,##0.00 "Dr";#,##0.00 "Cr"'],
    sharedStrings: ['<si><t>U1</t></si>']
  }
  return [
    makeWorkbook([{ rows: [header, ...rows] }], workbook),
    makeWorkbook([{ rows: [header, ...rows] }, { name: 'More', rows: [header, ...rows.slice(3)] }], workbook),
    makeWorkbook(
      [{ name: 'Hidden', state: 'hidden', rows }, { rows: [[text('Ledger')], [], header, ...rows] }],
      {
        ...workbook,
        date1904: true
      }
    )
  ]
}
