import { formatNoun } from '../../format/numbers.ts'

/** The words of what several screens are made of. */
export const components = {
  noOpinion: 'The model has no opinion on this line',
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
    name: 'First records',
    title: (count: number) => `First ${formatNoun(count, 'record')}`,
    about: 'as parsed, nothing changed',
    unused: 'not used'
  },
  technicalDetail: 'Technical detail'
}
