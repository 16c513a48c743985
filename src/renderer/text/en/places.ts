import type { LinePlace } from '../../../shared/sheets.ts'
import { formatCount } from '../../format/numbers.ts'

/** A line in a list of lines: `1,204`, or `12 of Feb` where it is a row of one of several sheets. */
export function writePlace({ sheet, row }: LinePlace): string {
  return sheet === null ? formatCount(row) : `${formatCount(row)} of ${sheet}`
}

/** A line by itself: `Line 1,204`, or `Row 12 of Feb`. */
export function namePlace(place: LinePlace): string {
  return `${place.sheet === null ? 'Line' : 'Row'} ${writePlace(place)}`
}
