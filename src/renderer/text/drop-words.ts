import type { Engagement } from '../../shared/contract.ts'
import { formatCount } from '../format/numbers.ts'
import { engagementWords } from './words.ts'

/** What becomes of files that are held over the window, before they are dropped; `files` is 0 where their number is not known. */
export function tellDrop(files: number, asOne: boolean, engagement: Engagement): string {
  const isNamed = engagement.clientName !== '' || engagement.engagementId !== ''
  const whose = isNamed ? ` for ${engagementWords(engagement)}` : ''
  return `${tellLedgers(files, asOne)}${whose}. Files are only read, and stay where they are.`
}

function tellLedgers(files: number, asOne: boolean): string {
  if (files === 1) return 'The file becomes a ledger'
  const which = files === 0 ? 'All files' : `${formatCount(files)} files`
  if (asOne) return `${which} become one ledger together`
  return files === 0 ? 'Each file becomes a ledger of its own' : `${which} become a ledger each`
}
