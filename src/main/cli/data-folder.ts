import { homedir } from 'node:os'
import path from 'node:path'

/** The folder that the window uses on this system when nothing else is said: Electron's userData of Doublet. */
export function ownDataFolder(): string {
  const { env, platform } = process
  if (platform === 'win32') {
    return path.join(env['APPDATA'] ?? path.join(homedir(), 'AppData', 'Roaming'), 'Doublet')
  }
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', 'Doublet')
  return path.join(env['XDG_CONFIG_HOME'] ?? path.join(homedir(), '.config'), 'Doublet')
}
