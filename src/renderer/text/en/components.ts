import type { LinePlace } from '../../../shared/sheets.ts'
import { formatNoun } from '../../format/numbers.ts'
import { writePlace } from './places.ts'

/** The words of what several screens are made of. */
export const components = {
  noOpinion: 'The model has no view on this line',
  first: 'first',
  firstWhat: 'The first posting of its account and amount: it repeats nothing, so there is no view on it',
  copy: 'Copy',
  copyWhat: (what: string) => `Copy ${what}`,
  copied: (what: string) => `${what} copied.`,
  close: 'Close',
  notUsed: (why: string) => `not used: ${why}`,
  grave: {
    name: 'Read this first',
    title: (isMisread: boolean) =>
      `Read this first: ${isMisread ? 'the file is probably not read as it is meant' : 'lines were delivered twice'}`,
    again: (lines: number) => `${formatNoun(lines, 'line')}, each delivered again`
  },
  records: {
    name: 'First lines',
    title: (count: number) => `First ${formatNoun(count, 'line')}`,
    about: 'as read, nothing changed',
    unused: 'not used',
    secondAccount: 'Second account'
  },
  notices: {
    name: 'Notices',
    title: 'Excluded lines and notices',
    none: 'No line is excluded, and nothing unusual was noticed.',
    excluded: (rows: number) => `${formatNoun(rows, 'line')} excluded`,
    /** Where the lines stand, each as `place` says it; `rows` are all there are. */
    stand: (places: readonly string[], rows: number) =>
      `${places.length < rows ? 'first lines' : places.length === 1 ? 'line' : 'lines'} ${places.join(', ')}`,
    place: (place: LinePlace, fileName: string | undefined) =>
      fileName === undefined ? writePlace(place) : `${writePlace(place)} of ${fileName}`,
    lines: (lines: number) => formatNoun(lines, 'line')
  },
  technicalDetail: 'Technical detail'
}
