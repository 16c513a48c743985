import { DoubletError } from '../../src/shared/result.ts'

/** The code and message of the DoubletError that the action throws; `nothing thrown` where it throws none. */
export function codeOf(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    if (error instanceof DoubletError) return `${error.problem.code}: ${error.problem.message}`
    throw error
  }
  return 'nothing thrown'
}
