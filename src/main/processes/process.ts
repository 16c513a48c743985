/** A process that main started: an Electron utility process, or a plain Node child in the CLI and the browser host. */
export interface HostedProcess {
  readonly pid: number | undefined
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  /** Called once, when the process is gone: its exit code, and what the system said of it where it said something. */
  onExit(listener: (code: number | null, detail: string) => void): void
  kill(): void
}

/** The programs that main starts; each is an entry of the build and a folder under `src/main`. */
export type Entry = 'job' | 'reader'

/** Starts an entry in a process of its own; where the system lists processes by name, it is called by what it is for. */
export type Fork = (entry: Entry, what?: string) => HostedProcess
