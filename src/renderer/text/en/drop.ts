import { formatCount } from '../../format/numbers.ts'

const which = (files: number) => (files === 0 ? 'All files' : `${formatCount(files)} files`)

/** The words of what becomes of files that are held over the window; 0 files where their number is not known. */
export const drop = {
  one: 'The file becomes a ledger',
  together: (files: number) => `${which(files)} become one ledger together`,
  each: (files: number) =>
    files === 0 ? 'Each file becomes a ledger of its own' : `${which(files)} become a ledger each`,
  whose: (engagement: string) => ` for ${engagement}`,
  onlyRead: (sentence: string) => `${sentence}. Files are only read, and stay where they are.`
}
