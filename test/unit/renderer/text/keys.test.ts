import { expect, test } from 'vitest'
import {
  actionOf,
  chordOf,
  deskKeys,
  keyOf,
  menuKeys,
  showChord
} from '../../../../src/renderer/text/keys.ts'
import type { DeskAction, DeskKey } from '../../../../src/renderer/text/keys.ts'

const all = Object.entries(deskKeys) as [DeskAction, DeskKey][]
const none = { ctrlKey: false, metaKey: false, shiftKey: false }

test('no two actions share a key, and each of its keys leads to the action', () => {
  const chords = all.flatMap(([, { chords }]) => chords)
  expect(new Set(chords).size).toBe(chords.length)
  for (const [action, { chords }] of all) expect(chords.map(actionOf)).toEqual(chords.map(() => action))
})

test('the keys of the menu are listed and none of them is one of the desk', () => {
  const chords = menuKeys.flatMap((row) => row.chords).filter((chord) => chord !== '…')
  for (const key of ['o', 'e', 'z', '1', '6']) expect(chords).toContain(`Ctrl+${key}`)
  expect(chords.map(actionOf)).toEqual(chords.map(() => null))
})

test('keys outside the table do nothing', () => {
  expect([actionOf('z'), actionOf('Ctrl+o'), actionOf('Ctrl+d'), actionOf('toString')]).toEqual([
    null,
    null,
    null,
    null
  ])
})

test('a key is named the same whatever Caps Lock says, and signs wherever the keyboard has them', () => {
  expect(chordOf({ ...none, key: 'D' })).toBe('d')
  expect(chordOf({ ...none, key: 'j', shiftKey: true })).toBe('J')
  expect(chordOf({ ...none, key: 'ArrowDown', shiftKey: true })).toBe('Shift+ArrowDown')
  expect(chordOf({ ...none, key: '?', shiftKey: true })).toBe('?')
  expect(chordOf({ ...none, key: '/', shiftKey: true })).toBe('/')
  expect(chordOf({ ...none, key: 'A', ctrlKey: true })).toBe('Ctrl+a')
  expect(chordOf({ ...none, key: 'a', metaKey: true })).toBe('Ctrl+a')
  expect(chordOf({ ...none, key: 'd', ctrlKey: true })).toBe('Ctrl+d')
})

test('key caps are written as keyboards have them', () => {
  expect(['ArrowDown', 'Escape', ' ', 'J', 'Shift+ArrowUp', 'Ctrl+a', '?'].map(showChord)).toEqual([
    '↓',
    'Esc',
    'Space',
    'Shift J',
    'Shift ↑',
    'Ctrl A',
    '?'
  ])
  expect(keyOf('duplicate')).toBe('d')
})
