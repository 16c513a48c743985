import { DoubletError } from '../../shared/result.ts'

/** An archive of a version that this program does not read. */
export function otherVersion(): DoubletError {
  return new DoubletError(
    'ARCHIVE_VERSION',
    'Another version of Doublet exported this engagement. Use the same one on both computers and export it again.'
  )
}

/** The value of JSON in an archive; whoever has the passphrase can write anything there. Throws what `refuse` makes of what is none. */
export function parseSealed(json: string, refuse: (detail: string) => DoubletError): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    throw refuse(String(error))
  }
}
