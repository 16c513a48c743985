import path from 'node:path'
import { partFiles } from '../../../../shared/workpaper.ts'
import type { CheckedPart, WorkpaperCheck } from '../../../../shared/workpaper-check.ts'
import { delimiterOf } from '../../export/forms.ts'
import { manifestName } from '../../export/package.ts'
import { compareBooks, compareCsv, compareJson, type Differences } from './compare-parts.ts'
import { areSame, isListed, readWorkpaper, type StatedWorkpaper } from './read-workpaper.ts'

/** Holds every part of a workpaper, in `folder`, against the one that was recomputed in `again` by this `version`, to the byte. */
export async function compareWorkpapers(
  stated: StatedWorkpaper,
  folder: string,
  again: string,
  version: string
): Promise<WorkpaperCheck> {
  const { parts, strangers, missing, hashes, run } = stated
  const checked: CheckedPart[] = []
  const add = (
    name: string,
    state: CheckedPart['state'],
    found: Differences = { differences: [], more: 0 }
  ) => checked.push({ name, state, ...found })
  const notes = [
    'Decisions, sign-offs, materiality, the typed totals and the words of the header were taken from the run record: they are what people said, and no computation can say it again.',
    ...(parts.includes('log') || parts.includes('data')
      ? [
          'What was done in the engagement was taken as the log tells it; its bytes are held against the list of hashes only.'
        ]
      : []),
    ...(run.software.version === version
      ? []
      : [`Doublet ${run.software.version} wrote it, and this is ${version}: a difference may come of that.`])
  ]
  for (const part of parts) {
    const name = partFiles[part]
    const [one, other] = [path.join(folder, name), path.join(again, name)]
    if (part === 'log') add(name, isListed(stated, folder, name) === false ? 'altered' : 'taken')
    else if (areSame(one, other)) add(name, 'identical')
    else if (name.endsWith('.xlsx')) add(name, 'different', await compareBooks(one, other))
    else if (part === 'runRecord') add(name, 'different', compareJson(one, other))
    else add(name, 'different', await compareCsv(one, other, delimiterOf(run.exports)))
  }
  for (const name of missing) add(name, 'missing')
  for (const name of strangers) add(name, 'unexpected')
  // One part alone has no list.
  const isAlone = parts.length === 1 && strangers.length === 0
  if (hashes === null && !isAlone) add(manifestName, 'missing')
  else if (hashes === null) notes.push('There is no list of hashes beside a single part.')
  else if (areSame(path.join(folder, manifestName), path.join(again, manifestName)))
    add(manifestName, 'identical')
  else add(manifestName, 'different', await compareManifests(stated, again))
  const isIdentical = checked.every(({ state }) => state === 'identical' || state === 'taken')
  return { isIdentical, parts: checked.toSorted((a, b) => (a.name < b.name ? -1 : 1)), notes }
}

async function compareManifests({ hashes }: StatedWorkpaper, again: string): Promise<Differences> {
  const made = readWorkpaper(again).hashes
  const names = [...new Set([...(hashes?.keys() ?? []), ...(made?.keys() ?? [])])]
  const differences = names.flatMap((name) => {
    const [stated, recomputed] = [hashes?.get(name) ?? '(nothing)', made?.get(name) ?? '(nothing)']
    return stated === recomputed ? [] : [{ place: name, stated, recomputed }]
  })
  return { differences, more: 0 }
}
