import { rankNumbers, type Ranks } from './sort-ranks.ts'

/**
 * The order in which findings are suggested for review: what is more than trivial first, then by band, then by exposure, the largest first.
 * All by place; `exposures` are ranks of the exposure as a number, whatever its currency is.
 */
export function rankSuggested(bands: Int32Array, exposures: Ranks, isTrivial: Uint8Array): Ranks {
  const most = exposures.reduce((highest, rank) => Math.max(highest, rank), 0) + 1
  const bandCount = bands.reduce((highest, band) => Math.max(highest, band), 0) + 1
  return rankNumbers(
    Float64Array.from(
      bands,
      (band, place) => (isTrivial[place]! * bandCount + band) * most + (most - 1 - exposures[place]!)
    )
  )
}
