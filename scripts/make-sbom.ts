import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * `npm run sbom [-- FILE]`: every package of the lock as CycloneDX JSON, in `dist/sbom.cdx.json` where nothing else is said. npm reads the lock and asks no
 * registry; its number and time are left out, and the name of the folder, so that the same lock is the same file.
 */
const root = join(import.meta.dirname, '..')
const words = [
  'sbom',
  '--package-lock-only',
  '--sbom-format=cyclonedx',
  '--sbom-type=application',
  '--offline'
]
const made = spawnSync('npm', words, {
  cwd: root,
  encoding: 'utf8',
  shell: process.platform === 'win32',
  maxBuffer: 1 << 26
})
if (made.status !== 0) throw new Error(made.stderr)
const { serialNumber: _number, ...sbom } = JSON.parse(made.stdout)
delete sbom.metadata.timestamp
sbom.metadata.component.name = 'doublet'
const file = process.argv[2] ?? join(root, 'dist/sbom.cdx.json')
mkdirSync(join(root, 'dist'), { recursive: true })
writeFileSync(file, `${JSON.stringify(sbom, null, 2)}\n`)
console.log(`${sbom.components.length} packages in ${file}`)
