/** What the files of a room may import besides each other. */
interface Room {
  imports: readonly string[]
  /** Rooms of which they may name types only. */
  types?: readonly string[]
}

const engine = (rooms: string) => rooms.split(' ').map((room) => `main/engine/${room}`)
const screen = (rooms: string) => rooms.split(' ').map((room) => `renderer/${room}`)
const features =
  'findings overview import columns model activity questions workpaper folder settings engagement'
const feature: Room = { imports: ['shared', ...screen('format text stores components')] }

/**
 * The house, from the ground up: each folder of `src` that is a room, and the rooms it may import. A file is in the room with the
 * longest path that holds it. `npm run lint` holds the table against every import of the real tree.
 */
export const rooms: Readonly<Record<string, Room>> = {
  shared: { imports: [] },

  'main/base': { imports: ['shared'] },
  'main/engine/ledger': { imports: ['shared', 'main/base'] },
  'main/engine/ingest': { imports: ['shared', 'main/base', ...engine('ledger')] },
  'main/engine/detect': { imports: ['shared', 'main/base', ...engine('ledger')] },
  'main/engine/events': { imports: ['shared', 'main/base', ...engine('ledger detect')] },
  'main/engine/findings': { imports: ['shared', 'main/base', ...engine('ledger detect events')] },
  'main/engine/model': { imports: ['shared', 'main/base', ...engine('ledger findings')] },
  'main/engine/store': { imports: ['shared', 'main/base', ...engine('ledger findings')] },
  'main/engine/export': { imports: ['shared', 'main/base', ...engine('findings')] },
  'main/engine/tasks': {
    imports: ['shared', 'main/base', ...engine('ledger ingest detect events findings model store export')]
  },

  'main/data-folder': { imports: ['shared', 'main/base'] },
  'main/archive': { imports: ['shared', 'main/base'] },
  'main/review': { imports: ['shared', 'main/base', 'main/data-folder'] },
  'main/processes': { imports: ['shared', 'main/base'], types: ['main/archive', ...engine('tasks')] },
  'main/job': {
    imports: ['shared', 'main/base', 'main/processes', 'main/archive', 'main/review', ...engine('tasks')]
  },
  'main/reader': {
    imports: ['shared', 'main/processes', 'main/data-folder', 'main/review', ...engine('store tasks')]
  },
  'main/catalog': { imports: ['shared', 'main/base', 'main/data-folder'], types: engine('model') },
  'main/jobs': { imports: ['shared', 'main/base', 'main/catalog', 'main/processes'] },
  'main/services': {
    imports: ['shared', 'main/base', 'main/data-folder', 'main/jobs', 'main/catalog', 'main/processes'],
    types: ['main/reader']
  },
  'main/shell': { imports: ['shared', 'main/services', 'main/processes'] },
  'main/cli': {
    imports: ['shared', 'main/base', 'main/data-folder', 'main/services', 'main/processes', 'main/jobs']
  },
  main: { imports: ['shared', 'main/data-folder', 'main/shell', 'main/services'] },

  preload: { imports: ['shared'] },

  'renderer/format': { imports: [] },
  'renderer/text': { imports: ['shared', ...screen('format')] },
  'renderer/stores': { imports: ['shared', ...screen('text')] },
  'renderer/components': { imports: ['shared', ...screen('format text stores')] },
  ...Object.fromEntries(screen(features).map((room) => [room, feature])),
  'renderer/shell': { imports: ['shared', ...screen(`format text stores components ${features}`)] },
  renderer: { imports: screen('shell') }
}
