/** The line from a job or reader process to the host that started it. */
interface ChildPort {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
}

/**
 * The line to the host: Electron's parentPort in a utility process, Node's own channel in a plain child. Throws
 * where there is no host.
 */
export function openChildPort(): ChildPort {
  // Only Electron's utility processes have it; its types claim it everywhere.
  const electron = process.parentPort as Electron.ParentPort | undefined
  if (electron !== undefined) {
    return {
      post: (message) => electron.postMessage(message),
      onMessage: (listener) => electron.on('message', ({ data }) => listener(data))
    }
  }
  if (process.send === undefined) throw new Error('This program is started by Doublet, not by hand.')
  // A utility process ends with its host; a plain child has to see to it.
  process.once('disconnect', () => process.exit(1))
  return {
    post: (message) => process.send!(message),
    onMessage: (listener) => process.on('message', listener)
  }
}
