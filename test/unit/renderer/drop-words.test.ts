import { expect, test } from 'vitest'
import { tellDrop } from '../../../src/renderer/text/drop-words.ts'

const nobody = { clientName: '', engagementId: '' }
const acme = { clientName: 'Acme', engagementId: '2025-014' }

test('says before files are dropped how many ledgers they become', () => {
  expect(tellDrop(1, false, nobody)).toMatch(/^The file becomes a ledger[.]/)
  expect(tellDrop(1, true, nobody)).toBe(tellDrop(1, false, nobody))
  expect(tellDrop(3, false, nobody)).toMatch(/^3 files become a ledger each[.]/)
  expect(tellDrop(3, true, nobody)).toMatch(/^3 files become one ledger together[.]/)
})

test('says it without a number where the system does not tell one', () => {
  expect(tellDrop(0, false, nobody)).toMatch(/^Each file becomes a ledger of its own[.]/)
  expect(tellDrop(0, true, nobody)).toMatch(/^All files become one ledger together[.]/)
})

test('says for whom files are dropped, where that is known', () => {
  expect(tellDrop(2, false, acme)).toContain('a ledger each for Acme · 2025-014.')
  expect(tellDrop(2, false, { ...acme, engagementId: '' })).toContain('for Acme.')
})
