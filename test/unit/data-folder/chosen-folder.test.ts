import { mkdirSync, mkdtempSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chooseFolder, chosenFolder } from '../../../src/main/data-folder/chosen-folder.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

const folder = scratchFolder()

test('another data folder is chosen and left, and one that is gone is never begun anew', () => {
  const own = mkdtempSync(join(folder, 'own-'))
  const other = join(folder, 'Daten für Prüfung')
  mkdirSync(other)
  expect(chosenFolder(own)).toBeNull()
  chooseFolder(own, other)
  expect(chosenFolder(own)).toBe(other)
  rmdirSync(other)
  expect(() => chosenFolder(own)).toThrow(/not there/)
  chooseFolder(own, own)
  expect(chosenFolder(own)).toBeNull()
})
