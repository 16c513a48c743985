import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'

const root = join(import.meta.dirname, '..')

/**
 * Runs a command line of the project's own tools from its root, output streamed, and gives its exit code; 1
 * where it could not start or was killed.
 */
export function runCommand(command: string): Promise<number> {
  // The tools' own scripts start `node`: the project's, whichever one the machine brings.
  const path = `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`
  const child = spawn(command, {
    cwd: root,
    shell: true,
    stdio: 'inherit',
    env: { ...process.env, PATH: path }
  })
  return new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('close', (code) => resolve(code ?? 1))
  })
}
