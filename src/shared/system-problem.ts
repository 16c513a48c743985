import { DoubletError } from './result.ts'

const sentences: Record<string, [code: string, message: string]> = {
  ENOENT: ['FILE_GONE', 'The file is no longer there. Put it back, or drop it again from where it is now.'],
  EACCES: [
    'FILE_UNREADABLE',
    'The file may not be read. Ask for read permission, or copy it to a folder of yours.'
  ],
  EPERM: [
    'FILE_UNREADABLE',
    'The file may not be read. Ask for read permission, or copy it to a folder of yours.'
  ],
  EISDIR: ['IS_A_FOLDER', 'This is a folder. Drop the files in it instead.'],
  ENOSPC: ['DISK_FULL', 'The disk is full. Free some space and try again; nothing half-written was kept.'],
  SQLITE_FULL: [
    'DISK_FULL',
    'The disk is full. Free some space and try again; nothing half-written was kept.'
  ],
  EROFS: ['DISK_READ_ONLY', 'The disk cannot be written to. Choose another place and try again.'],
  SQLITE_READONLY: ['DISK_READ_ONLY', 'The disk cannot be written to. Choose another place and try again.'],
  SQLITE_CANTOPEN: [
    'FOLDER_UNWRITABLE',
    'The data folder cannot be written to. Check its permissions and try again.'
  ],
  EIO: ['DISK_ERROR', 'The disk reported an error. Copy the file to another disk and try again.']
}

/** The error with a code and a sentence for a person, where the system's code is a known one; else itself. */
export function withSystemProblem(error: unknown): unknown {
  if (error instanceof DoubletError || !(error instanceof Error) || !('code' in error)) return error
  const known = sentences[String(error.code).replace(/^SQLITE_IOERR.*/, 'EIO')]
  return known === undefined ? error : new DoubletError(known[0], known[1], error.message)
}
