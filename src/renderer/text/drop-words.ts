import type { Engagement } from '../../shared/contract.ts'
import { text } from './text.ts'
import { engagementWords } from './words.ts'

const words = text.drop

/** What becomes of files that are held over the window, before they are dropped; `files` is 0 where their number is not known. */
export function tellDrop(files: number, asOne: boolean, engagement: Engagement): string {
  const isNamed = engagement.clientName !== '' || engagement.engagementId !== ''
  const whose = isNamed ? words.whose(engagementWords(engagement)) : ''
  return words.onlyRead(`${tellLedgers(files, asOne)}${whose}`)
}

function tellLedgers(files: number, asOne: boolean): string {
  if (files === 1) return words.one
  return asOne ? words.together(files) : words.each(files)
}
