import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { shippedParts, writeNotices } from '../../../scripts/shipped-parts.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

vi.setConfig({ testTimeout: 60_000 })

const root = join(import.meta.dirname, '../../..')
const folder = scratchFolder()
interface Locked {
  version: string
  integrity?: string
}
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>
}
/** The packages of the lock, by name and version. */
const locked = new Map(
  Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .map(([path, found]) => [`${path.split('node_modules/').at(-1)!}@${found.version}`, found])
)

test('the licences that the window shows are those of the parts that are shipped', () => {
  const parts = shippedParts()
  const shown = readFileSync(join(root, 'resources/notices.txt'), 'utf8')
  expect(shown, 'npm run notices').toBe(writeNotices(parts))
  for (const { name, version } of parts) expect([...locked.keys()]).toContain(`${name}@${version}`)
  expect(parts.map(({ name }) => name)).toEqual(expect.arrayContaining(['better-sqlite3', 'react', 'zod']))
})

test('the list of parts is what the lock says, each with its hash, and the same every time', () => {
  const made = ['one', 'other'].map((name) => {
    const file = join(folder, `${name}.json`)
    const run = spawnSync(process.execPath, [join(root, 'scripts/make-sbom.ts'), file], { encoding: 'utf8' })
    expect(run.stderr).toBe('')
    return readFileSync(file, 'utf8')
  })
  expect(made[1]).toBe(made[0])
  const { bomFormat, components } = JSON.parse(made[0]!) as {
    bomFormat: string
    components: { name: string; version: string; hashes?: { alg: string; content: string }[] }[]
  }
  expect(bomFormat).toBe('CycloneDX')
  const listed = new Map(components.map(({ name, version, hashes }) => [`${name}@${version}`, hashes]))
  expect([...listed.keys()].toSorted()).toEqual([...locked.keys()].toSorted())
  for (const [name, { integrity }] of locked) {
    if (integrity === undefined) continue
    const [alg, content] = integrity.split('-')
    const hex = Buffer.from(content!, 'base64').toString('hex')
    expect([name, listed.get(name)]).toEqual([
      name,
      [{ alg: alg!.toUpperCase().replace('SHA', 'SHA-'), content: hex }]
    ])
  }
})
