import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { basename, join, resolve, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** Thrown for a body that is larger than it may be. */
export class BodyTooLarge extends Error {}

/** The chunks of a body, up to the limit; what goes past it throws BodyTooLarge. */
export async function* limitBody(request: IncomingMessage, limitBytes: number): AsyncGenerator<Buffer> {
  let bytes = 0
  for await (const chunk of request) {
    bytes += chunk.length
    if (bytes > limitBytes) throw new BodyTooLarge(`more than ${limitBytes} bytes`)
    yield chunk
  }
}

/** Whether a name can be a file's own: no folder in it, and not too long for a disk. */
export function isFileName(name: string): boolean {
  return (
    name !== '' &&
    !['.', '..'].includes(name) &&
    !/[/\\\0]/.test(name) &&
    basename(name) === name &&
    Buffer.byteLength(name) <= 255
  )
}

/** Writes the body under its own name into a folder of its own and gives the path; leaves nothing where it fails. */
export async function keepUpload(
  request: IncomingMessage,
  uploadsDir: string,
  name: string,
  limitBytes: number
): Promise<string> {
  const folder = join(uploadsDir, randomUUID())
  await mkdir(folder, { recursive: true })
  try {
    await pipeline(limitBody(request, limitBytes), createWriteStream(join(folder, name)))
  } catch (error) {
    await rm(folder, { recursive: true })
    throw error
  }
  return join(folder, name)
}

/** Whether every path that is handed over is an upload: a page in a browser must not name files of this computer. */
export function areUploads(uploadsDir: string, paths: unknown): paths is string[] {
  if (!Array.isArray(paths)) return false
  return paths.every((path) => typeof path === 'string' && resolve(path).startsWith(uploadsDir + sep))
}
