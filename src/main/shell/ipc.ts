import { BrowserWindow, ipcMain } from 'electron'
import { channels, type EventName, type Events } from '../../shared/contract.ts'
import type { Answer } from '../../shared/result.ts'
import type { Services } from '../services/services.ts'
import { isOwnPage } from './security.ts'

const refusal: Answer<never> = {
  ok: false,
  error: { code: 'REFUSED_SENDER', message: 'Only the page of a Doublet window may ask this.' }
}

/** Answers the requests of Doublet's own page, takes the files it hands over, and tells every window what happens. */
export function connectWindows(services: Services): void {
  // What comes from a page is of no type yet: the services check it.
  const handle = (channel: string, answer: (one: never, other: never) => Promise<Answer<unknown>>): void =>
    ipcMain.handle(channel, ({ senderFrame }, ...given) =>
      isOwnPage(senderFrame) ? answer(...(given as [never, never])) : refusal
    )
  handle(channels.ask, services.ask)
  handle(channels.handOver, services.submit)
  services.onEvent(tellWindows)
}

/** Tells every window of an event. */
export function tellWindows<Name extends EventName>(name: Name, payload: Events[Name]): void {
  for (const { webContents } of BrowserWindow.getAllWindows()) webContents.send(channels.tell, name, payload)
}
