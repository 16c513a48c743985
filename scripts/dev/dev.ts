import { join } from 'node:path'
import { electronArguments, findElectron } from '../find-electron.ts'
import { openedWindow } from './opened-window.ts'
import { watchParts } from './watch-parts.ts'

/**
 * `npm run dev -- [arguments]`: builds as the product is built, opens Doublet, and builds anew what changes. A new page is loaded into the
 * window; a new program or preload starts Doublet again. Ends with the window.
 */
const root = join(import.meta.dirname, '../..')
/** One edit may change all parts; they come one after the other. */
const settlingMs = 300

const electron = findElectron()
if (electron === null) process.exitCode = 1
else {
  const args = electronArguments(root, process.argv.slice(2))
  const window = openedWindow(electron, args)
  let timer: NodeJS.Timeout | undefined
  let isProgramNew = false
  await watchParts(root, (part) => {
    isProgramNew ||= part !== 'renderer'
    clearTimeout(timer)
    timer = setTimeout(() => {
      console.log(
        isProgramNew ? 'The program is new: Doublet starts again.' : 'The page is new: it is loaded again.'
      )
      if (isProgramNew) window.restart()
      else void window.reload()
      isProgramNew = false
    }, settlingMs)
  })
  window.restart()
}
