import { EventEmitter } from 'node:events'
import type { EventName, Events } from '../../shared/contract.ts'
import type { FolderCopy } from '../../shared/data-folder.ts'
import { DoubletError, problemOf, type Problem } from '../../shared/result.ts'
import { lookBack } from '../data-folder/closing-seals.ts'
import { restoreCopy } from '../data-folder/restore-copy.ts'
import { answerNow } from '../base/answer-with.ts'
import { openDesk, type Desk, type Emit } from './open-desk.ts'
import type { Host, Services } from './services.ts'

/**
 * Opens a data folder and everything Doublet does with it. Throws DATA_FOLDER_IN_USE where another Doublet
 * holds the folder, and what the system says where it cannot be written to.
 */
export async function openServices(host: Host): Promise<Services> {
  const events = new EventEmitter()
  const emit: Emit = (name, payload) => events.emit('event', name, payload)
  const left = await lookBack(host.dataDir)
  let desk: Promise<Desk> = Promise.resolve(openDesk(host, emit, restore, left))
  await desk

  /** All of it is closed and opened anew; what is asked meanwhile waits. */
  async function restore(copy: FolderCopy): Promise<void> {
    const before = await desk
    before.requireIdle()
    desk = before.close().then(async () => {
      // Whatever becomes of the copy, there is a desk again.
      const restored = answerNow(() => restoreCopy(host.dataDir, copy.name))
      const opened = openDesk(host, emit, restore, await lookBack(host.dataDir), restored.ok)
      if (!restored.ok) return { ...opened, notRestored: restored.error }
      opened.restored(copy, restored.value)
      return opened
    })
    const { notRestored } = await desk
    if (notRestored !== undefined)
      throw new DoubletError(notRestored.code, notRestored.message, notRestored.detail)
    emit('folder:restored', copy)
  }

  return {
    ask: (name, args) => desk.then((open) => open.ask(name, args), refuse),
    submit: (...given) => desk.then((open) => open.submit(...given), refuse),
    onEvent(listener) {
      const hear = listener as (name: EventName, payload: Events[EventName]) => void
      events.on('event', hear)
      return () => events.off('event', hear)
    },
    close: () => desk.then((open) => open.close(), refuse).then(() => undefined)
  }
}

/** Where what was restored could not be opened there is nothing to ask any more. */
function refuse(error: unknown): { ok: false; error: Problem } {
  return { ok: false, error: problemOf(error) }
}
