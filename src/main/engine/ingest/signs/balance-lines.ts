import { indicatorSign, plainCode } from '../amounts/indicator-sign.ts'
import { readUnits, type SignSources } from './sign-lines.ts'
import { tolerance } from './weigh-readings.ts'

/** Whether the amounts of all lines, as the mapping signs them, add up to nothing, some of them not being zero. */
export function areLinesBalanced(sources: SignSources): boolean {
  const { lines, mapping } = sources
  const { amountForm: form, fields, sides, hasNegativeCredits } = mapping
  const positionOf = (name: 'amount' | 'debit' | 'credit' | 'indicator') =>
    fields.find(({ field }) => field === name)!.position
  const units = readUnits(sources, positionOf(form === 'pair' ? 'debit' : 'amount'), false)
  const credits = form === 'pair' ? readUnits(sources, positionOf('credit'), true) : null
  const codes = form === 'indicator' ? lines.columns[positionOf('indicator') - 1]! : null
  const signs: number[] = []
  const signOf = (id: number) => {
    const code = plainCode(codes!.cells.meantOf(id).trim())
    return (signs[id] ??= sides?.[code] ?? indicatorSign(code) ?? 1)
  }
  let net = 0
  let gross = 0
  for (let line = 0; line < units.length; line++) {
    const credit = (credits?.[line] ?? 0) * (hasNegativeCredits === true ? 1 : -1)
    const amount = units[line]! * (codes === null ? 1 : signOf(codes.ids[line]!)) + credit
    net += amount
    gross += Math.abs(amount)
  }
  return gross > 0 && Math.abs(net) <= tolerance
}
