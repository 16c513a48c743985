import { joinWords } from '../../../base/join-words.ts'

/** Which of account, journal and date are not among the columns (from 0) that a record has filled, in words; the account is the first of all. */
export function listMissing(
  all: readonly number[],
  days: readonly number[],
  filled: readonly number[]
): string {
  const lacks = (at: number | undefined) => at !== undefined && !filled.includes(at)
  const names = [
    ...(lacks(all[0]) ? ['account'] : []),
    ...(all.slice(1).some((at) => !days.includes(at) && lacks(at)) ? ['journal'] : []),
    ...(days.some(lacks) ? ['date'] : [])
  ]
  return names.length === 1 ? `the ${names[0]}` : joinWords(names)
}
