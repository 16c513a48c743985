import { expect, test } from 'vitest'
import { parseAbout } from '../../../src/main/services/handover-about.ts'
import { codeOf } from '../../helpers/code-of.ts'

test.each([['{"catalogVersion":'], ['null'], ['[]'], ['{}']])(
  'what an archive says as %s cannot be',
  (json) => {
    expect(codeOf(() => parseAbout(json))).toMatch(/^ARCHIVE_ALTERED:/)
  }
)
