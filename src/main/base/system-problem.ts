import { DoubletError } from '../../shared/result.ts'

const full = 'The disk is full. Free some space and try again; nothing half-written was kept.'
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
  ENAMETOOLONG: ['NAME_TOO_LONG', 'This name is too long for the disk. Choose a shorter one.'],
  ELOOP: [
    'LINK_LOOP',
    'This link leads back to itself, so there is no file. Drop the file it was meant for.'
  ],
  ENOTDIR: [
    'FILE_GONE',
    'A part of the way to this file is no folder. Drop the file again from where it is now.'
  ],
  ENOSPC: ['DISK_FULL', full],
  EDQUOT: ['DISK_FULL', full],
  EFBIG: ['DISK_FULL', 'The disk takes no file as large as this. Choose another disk and try again.'],
  SQLITE_FULL: [
    'DISK_FULL',
    'The disk with the data folder is full. Free some space there and try again; nothing half-written was kept.'
  ],
  EROFS: ['DISK_READ_ONLY', 'The disk cannot be written to. Choose another place and try again.'],
  SQLITE_READONLY: [
    'DISK_READ_ONLY',
    'The disk with the data folder cannot be written to. Make it writable, or choose another data folder.'
  ],
  SQLITE_CANTOPEN: [
    'FOLDER_UNWRITABLE',
    'The data folder cannot be written to. Check its permissions and try again.'
  ],
  SQLITE_IOERR: [
    'DISK_ERROR',
    'The disk with the data folder reported an error. Check that disk and try again; nothing half-written was kept.'
  ],
  EIO: ['DISK_ERROR', 'The disk reported an error. Copy the file to another disk and try again.']
}

/** The error with a code and a sentence for a person, where the system's code is a known one; else itself. */
export function withSystemProblem(error: unknown): unknown {
  if (error instanceof DoubletError || !(error instanceof Error) || !('code' in error)) return error
  // SQLite says more than is needed here: SQLITE_IOERR_WRITE, SQLITE_READONLY_DIRECTORY.
  const known = sentences[String(error.code).replace(/^(SQLITE_[A-Z]+)_.*/, '$1')]
  return known === undefined ? error : new DoubletError(known[0], known[1], error.message)
}

/** The same for an error of the system about a file that Doublet itself writes into its data folder. */
export function withFolderProblem(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  const sameOfSqlite = folderCodes[String(error.code)]
  if (sameOfSqlite === undefined) return withSystemProblem(error)
  return new DoubletError(...sentences[sameOfSqlite]!, error.message)
}

const folderCodes: Record<string, string> = {
  ENOENT: 'SQLITE_CANTOPEN',
  EACCES: 'SQLITE_CANTOPEN',
  EPERM: 'SQLITE_CANTOPEN',
  ENOSPC: 'SQLITE_FULL',
  EDQUOT: 'SQLITE_FULL',
  EROFS: 'SQLITE_READONLY',
  EIO: 'SQLITE_IOERR'
}
