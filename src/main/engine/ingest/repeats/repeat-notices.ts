import type { FileFacts, Notice } from '../../../../shared/ledger.ts'
import { nameLines } from '../../../../shared/sheets.ts'
import { fileOfLine } from '../../ledger/file-of-line.ts'
import { findRepeats, type Repeat } from './find-repeats.ts'
import type { WrittenLines } from '../../ledger/ledger.ts'
import { hashRecords, isSameRecord } from './record-hashes.ts'
import { spellCount } from '../../../../shared/spell-count.ts'

/** What is needed of the files of a ledger to see whether lines were delivered twice. */
interface DeliveredLines {
  files: readonly FileFacts[]
  lines: WrittenLines
}

const mostNotices = 20
const advice = 'These lines look like duplicates, but may only have been exported twice'

/**
 * The notices that lines were delivered twice: the same file under two names (SAME_FILE_TWICE), a block of lines in
 * two files (OVERLAPPING_FILES) or twice in one (REPEATED_BLOCK). Nothing is left out for it: the reader decides.
 */
export function collectRepeatNotices(delivered: DeliveredLines): Notice[] {
  const { files, lines: written } = delivered
  const { starts } = written
  const twins = new Map<number, number>()
  files.forEach(({ sha256 }, index) => {
    const first = files.findIndex((file) => file.sha256 === sha256)
    if (first < index) twins.set(index, first)
  })
  const notices = [...twins].map(([again, first]) => twinNotice(files[first]!, files[again]!))
  const repeats = findRepeats({
    ...hashRecords(written),
    starts,
    skipped: new Set(twins.keys()),
    isSame: (line, other) => isSameRecord(written, line, other)
  })
  const pairs = new Map<string, Repeat[]>()
  for (const repeat of repeats) {
    const pair = `${fileOfLine(repeat.first, starts)}/${fileOfLine(repeat.again, starts)}`
    pairs.set(pair, [...(pairs.get(pair) ?? []), repeat])
  }
  for (const [pair, found] of pairs) {
    const [first, again] = pair.split('/').map((index) => files[Number(index)]!)
    notices.push(blockNotice(first!, again!, found, delivered))
  }
  const left = notices.length - mostNotices
  if (left <= 1) return notices
  const kept = notices.slice(0, mostNotices)
  const others = notices.slice(mostNotices)
  const text = `${left} more pairs of files hold the same lines. ${advice}.`
  const lines = others.reduce((sum, notice) => sum + notice.lines, 0)
  return [...kept, { code: 'OVERLAPPING_FILES', text, lines }]
}

function twinNotice(first: FileFacts, again: FileFacts): Notice {
  const text =
    `“${again.name}” has the same content as “${first.name}”: ` +
    'every line of it looks like a duplicate. Analyse the files again without one of the two.'
  return { code: 'SAME_FILE_TWICE', text, lines: again.rows }
}

function blockNotice(
  first: FileFacts,
  again: FileFacts,
  repeats: Repeat[],
  { lines: { lineNumbers } }: DeliveredLines
): Notice {
  const longest = repeats.reduce((one, other) => (other.count > one.count ? other : one))
  const range = (file: FileFacts, line: number) =>
    nameLines(file, lineNumbers[line]!, lineNumbers[line + longest.count - 1]!)
  const others =
    repeats.length === 1
      ? ''
      : `, and ${spellCount(repeats.length - 1)} more block${repeats.length === 2 ? '' : 's'}`
  const lines = repeats.reduce((sum, { newLines }) => sum + newLines, 0)
  const text =
    first === again
      ? `A block of lines stands twice in “${first.name}”: ${range(again, longest.again)} ` +
        `repeat ${range(first, longest.first)}, in the same order${others}. ${advice}.`
      : `“${again.name}” holds lines that “${first.name}” holds too: its ${range(again, longest.again)} are ` +
        `${range(first, longest.first)} of “${first.name}”, in the same order${others}. ${advice}: compare the periods of the two files.`
  return { code: first === again ? 'REPEATED_BLOCK' : 'OVERLAPPING_FILES', text, lines }
}
