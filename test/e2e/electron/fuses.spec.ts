import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fuses from '@electron/fuses'
import { expect, test } from '../../helpers/electron-test.ts'
import { repoRoot } from '../../helpers/find-electron.ts'

/** How a fuse that is on stands in the wire: the sign 1. */
const isOn = '1'.charCodeAt(0)

/** The fuses that electron-builder.yml asks for, by their names there. */
function askedFuses(): Record<string, boolean> {
  const [, block] = /^electronFuses:\n((?: {2}.*\n?)+)/m.exec(
    readFileSync(join(repoRoot, 'electron-builder.yml'), 'utf8')
  )!
  return Object.fromEntries(
    [...block!.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name, value]) => [name, value === 'true'])
  )
}

test('the packaged program has the fuses that are asked for, burnt in', async ({ electron, folder }) => {
  test.skip(process.platform !== 'linux', 'the folder that is packaged is the one of Linux')
  const packaged = spawnSync(
    join(repoRoot, 'node_modules/.bin/electron-builder'),
    [
      '--linux',
      'dir',
      '--publish',
      'never',
      `-c.electronDist=${dirname(electron)}`,
      `-c.directories.output=${folder}`
    ],
    { cwd: repoRoot, encoding: 'utf8' }
  )
  expect(packaged.status, packaged.stdout + packaged.stderr).toBe(0)
  const wire = await fuses.getCurrentFuseWire(join(folder, 'linux-unpacked/doublet'))
  const asked = askedFuses()
  const burnt = Object.keys(asked).map((name) => {
    const fuse =
      fuses.FuseV1Options[(name[0]!.toUpperCase() + name.slice(1)) as keyof typeof fuses.FuseV1Options]
    return [name, Number(wire[fuse]) === isOn]
  })
  expect(Object.fromEntries(burnt)).toEqual(asked)
  expect(asked).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false
  })
})
