import type { Mapping, ColumnLook } from '../../../../shared/mapping.ts'
import { profileColumn, type ColumnProfile } from './profile-column.ts'

/** So many different codes can be users or sources; more are names of what was bought. */
const mostCodes = 30

/** How full each column is, and what its cells look like, by the first records of the data. */
export function lookAtColumns({ columns }: Pick<Mapping, 'columns'>, records: string[][]): ColumnLook[] {
  return columns.map(({ position, header }) => {
    const values = records.map((record) => record[position - 1] ?? '')
    const { profile } = profileColumn({ position, header, values })
    return {
      position,
      filled: profile.records === 0 ? 0 : profile.filled / profile.records,
      like: likeOf(profile)
    }
  })
}

function likeOf(profile: ColumnProfile): ColumnLook['like'] {
  const { filled, records, days, fillers, numbers, negatives, fractions, sides, letters, cells } = profile
  if (filled === 0) return null
  if (days >= 0.9 && fillers < 0.5 && filled * 10 >= records) return 'date'
  if (sides === 1 && cells.length === 2) return 'indicator'
  if (numbers >= 0.9) return fractions > 0.1 || negatives > 0 ? 'amount' : null
  const areCodes = cells.every((cell) => cell.length <= 24 && cell.split(/\s+/).length <= 2)
  return letters >= 0.9 &&
    areCodes &&
    cells.length <= mostCodes &&
    cells.length * 2 <= filled &&
    cells.length > 1
    ? 'code'
    : null
}
