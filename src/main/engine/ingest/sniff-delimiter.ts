import Papa from 'papaparse'

const delimiters = [',', ';', '\t', '|'] as const

/**
 * The delimiter under which the most records of the sample have the same, largest number of cells, quotes
 * respected; a comma where nothing separates anything. The sample's last record may be cut and is ignored.
 */
export function sniffDelimiter(sample: string, newline: '\n' | '\r'): string {
  let best = { delimiter: ',', score: 0 }
  for (const delimiter of delimiters) {
    const { data } = Papa.parse<string[]>(sample, { delimiter, newline })
    const records = data.length > 2 ? data.slice(0, -1) : data
    const score = agreement(records.map((cells) => cells.length))
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

/** Share of records that agree on the commonest width above 1, weighted by how telling that width is. */
function agreement(widths: number[]): number {
  const counts = new Map<number, number>()
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1)
  let best = 0
  for (const [width, count] of counts) best = Math.max(best, (count / widths.length) * (1 + Math.log2(width)))
  return best
}
