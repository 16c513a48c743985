import { resolveConfig } from 'electron-vite'
import { build } from 'vite'

const parts = ['main', 'preload', 'renderer'] as const
type Part = (typeof parts)[number]

/**
 * Builds all parts as `electron-vite build` does, which cannot watch, and settles then. Goes on to build whatever changes, and says which part
 * has been built anew. An error is printed; what was built before stays.
 */
export async function watchParts(root: string, changed: (part: Part) => void): Promise<void> {
  process.env['NODE_ENV_ELECTRON_VITE'] = 'production'
  const { config } = await resolveConfig({ root, logLevel: 'warn' }, 'build', 'production')
  for (const part of parts) {
    const watcher = await build({ ...config![part], build: { ...config![part]!.build, watch: {} } })
    if (!('on' in watcher)) throw new Error(`${part} was built and is not watched`)
    await new Promise<void>((resolve) => {
      let isFirst = true
      watcher.on('event', async (event) => {
        if (event.code === 'ERROR') console.error(event.error.message)
        if (event.code === 'BUNDLE_END' || event.code === 'ERROR') await event.result.close()
        if (event.code !== 'BUNDLE_END') return
        if (isFirst) resolve()
        else changed(part)
        isFirst = false
      })
    })
  }
}
