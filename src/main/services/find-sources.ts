import { DoubletError } from '../../shared/result.ts'
import type { JobRecord } from '../catalog/job-records.ts'
import type { Reader } from './entries.ts'

/**
 * Where the files of a job are that have the very content it was made from, in their order: where they were, else among those that `choose`
 * lets the user choose; null where the user chose none. Throws SOURCE_DIFFERS where these are others.
 */
export async function findSources(
  { paths, result }: JobRecord,
  reader: Reader,
  choose: () => Promise<string[]>
): Promise<string[] | null> {
  const wanted = result?.analytics.files.map(({ sha256 }) => sha256) ?? []
  const inOrder = async (candidates: string[]): Promise<string[] | null> => {
    const found = await reader.ask('hashFiles', candidates)
    const left = candidates.map((path, at) => ({ path, sha256: found[at] }))
    const places = wanted.map((sha256) => {
      const at = left.findIndex((one) => one.sha256 === sha256)
      return at < 0 ? [] : left.splice(at, 1).map(({ path }) => path)
    })
    return places.every(({ length }) => length > 0) ? places.flat() : null
  }
  const there = await inOrder(paths)
  if (there !== null) return there
  const chosen = await choose()
  if (chosen.length === 0) return null
  const sources = await inOrder(chosen)
  if (sources !== null) return sources
  const what = wanted.length === 1 ? 'the file' : `all ${wanted.length} files`
  throw new DoubletError(
    'SOURCE_DIFFERS',
    `This is not ${what} that the ledger was read from: the content is another one. Choose the original, or drop what you have as a ledger of its own; decisions are found again by what their lines say.`
  )
}
