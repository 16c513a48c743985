import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { screen, type BrowserWindow, type Rectangle } from 'electron'
import { z } from 'zod'

const stored = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1),
  height: z.int().min(1),
  isMaximized: z.boolean()
})

/** Where the window was when it was closed. */
type WindowState = z.infer<typeof stored>

/** How much of a window must lie on a display for a person to get hold of it. */
const leastSeenPx = 80
const fileName = 'window.json'

/** The place of the last window; null where none is known, the file cannot be used or its display is gone. */
export function readWindowState(dataDir: string): WindowState | null {
  try {
    const state = stored.parse(JSON.parse(readFileSync(join(dataDir, fileName), 'utf8')))
    return isReachable(state) ? state : null
  } catch {
    // The place of a window is no loss; it opens where a first one does.
    return null
  }
}

/** Remembers the window's place when it closes. A folder that cannot be written to only costs that memory. */
export function keepWindowState(window: BrowserWindow, dataDir: string, log: (text: string) => void): void {
  window.on('close', () => {
    const state: WindowState = { ...window.getNormalBounds(), isMaximized: window.isMaximized() }
    const target = join(dataDir, fileName)
    try {
      writeFileSync(`${target}.partial`, JSON.stringify(state), { mode: 0o600 })
      renameSync(`${target}.partial`, target)
    } catch (error) {
      log(`the place of the window was not kept: ${String(error)}`)
    }
  })
}

/** Whether enough of it, its upper edge included, lies on some display that is there now. */
function isReachable(place: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const [left, right] = [
      Math.max(place.x, workArea.x),
      Math.min(place.x + place.width, workArea.x + workArea.width)
    ]
    const isEdgeSeen =
      place.y >= workArea.y - leastSeenPx && place.y < workArea.y + workArea.height - leastSeenPx
    return right - left >= leastSeenPx && isEdgeSeen
  })
}
