import { contextBridge, ipcRenderer, webFrame, webUtils } from 'electron'
import { channels, type EventName, type PageApi } from '../shared/contract.ts'

/**
 * The path of each entry of a list, which main takes or refuses. A page may pass whatever it likes, also an object with a
 * `map` of its own: the bridge makes a list of this side of a true one alone, and what is none has no paths.
 */
function pathsOf(files: readonly File[]): string[] {
  return Array.isArray(files) ? files.map(pathOf) : []
}

/** Electron's own word on where a File is; '' for one that is not on disk, and for what only looks like a File. */
function pathOf(file: File): string {
  try {
    return webUtils.getPathForFile(file)
  } catch {
    return ''
  }
}

const api: PageApi = {
  ask: (name, args) => ipcRenderer.invoke(channels.ask, name, args),
  listen(name, listener) {
    const hear = (_event: unknown, told: EventName, payload: Parameters<typeof listener>[0]) => {
      if (told === name) listener(payload)
    }
    ipcRenderer.on(channels.tell, hear)
    return () => ipcRenderer.off(channels.tell, hear)
  },
  handOver: (files, options) => ipcRenderer.invoke(channels.handOver, pathsOf(files), options)
}

/** Doors of Chromium to other computers that no policy shuts: WebRTC asks for an address before it asks for leave. */
const doors = ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport']

// Before a line of the page can run. `connect-src` shuts the other ones.
void webFrame.executeJavaScript(`for (const name of ${JSON.stringify(doors)}) delete globalThis[name]`)
contextBridge.exposeInMainWorld('api', api)
