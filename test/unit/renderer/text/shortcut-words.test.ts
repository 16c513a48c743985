import { expect, test } from 'vitest'
import { showChord, writeKey } from '../../../../src/renderer/text/shortcut-words.ts'
import { keyOf } from '../../../../src/shared/shortcuts.ts'

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
  expect([writeKey('exportWorkpaper'), writeKey('duplicate')]).toEqual(['Ctrl+E', 'd'])
})
