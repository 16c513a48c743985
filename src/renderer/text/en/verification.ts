import type { CheckedPart, PartDifference, Verification } from '../../../shared/workpaper-check.ts'
import { formatNoun } from '../../format/numbers.ts'

/** The words of a workpaper that is verified. */
export const verification = {
  title: 'Verify a workpaper',
  about:
    'A workpaper is made again from its source, with the settings and decisions that its run record states, and compared with it to the byte.',
  start: 'Verify a workpaper…',
  cancel: 'Cancel',
  running: ({ folderName, fraction }: Verification) =>
    `${folderName} is being recomputed: ${Math.floor(fraction * 100)} %`,
  cancelled: ({ folderName }: Verification) => `${folderName} was not recomputed to its end.`,
  identical: ({ folderName }: Verification) => `${folderName} is identical with what was recomputed.`,
  differs: ({ folderName }: Verification) => `${folderName} is not identical with what was recomputed.`,
  file: 'File',
  outcome: 'Outcome',
  states: {
    identical: 'Identical',
    different: 'Different',
    missing: 'Missing',
    unexpected: 'Does not belong there',
    taken: 'Matches the list of hashes',
    altered: 'Altered: the list of hashes has another one'
  } satisfies Record<CheckedPart['state'], string>,
  difference: ({ place, stated, recomputed }: PartDifference) =>
    recomputed === '' ? `${place}: ${stated}` : `${place}: stated ${stated}, recomputed ${recomputed}`,
  more: (count: number) => `and ${formatNoun(count, 'difference')} more`
}
