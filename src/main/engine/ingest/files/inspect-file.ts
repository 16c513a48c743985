import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { ByteSurvey } from '../text/byte-survey.ts'
import { chooseEncoding, type ChosenEncoding } from '../text/choose-encoding.ts'

/** What one pass over the bytes of a file says, before anything is parsed. */
export interface FileInspection {
  sha256: string
  sizeBytes: number
  /** An archive, and so a workbook or nothing. */
  isZip: boolean
  /** Of a text; without meaning for an archive. */
  encoding: ChosenEncoding
  /** Places that are not valid UTF-8. */
  invalidUtf8: number
}

/** Reads all bytes once: SHA-256 and encoding. `report` gets the bytes read so far, chunk by chunk. */
export async function inspectFile(
  path: string,
  report: (bytesRead: number) => void
): Promise<FileInspection> {
  const hash = createHash('sha256')
  const survey = new ByteSurvey()
  let sizeBytes = 0
  let isZip = false
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    if (sizeBytes === 0) isZip = chunk.length >= 4 && chunk.readUInt32BE() === 0x504b0304
    sizeBytes += chunk.length
    if (!isZip) survey.add(chunk)
    report(sizeBytes)
  }
  survey.end()
  const { invalidUtf8 } = survey
  return { sha256: hash.digest('hex'), sizeBytes, isZip, encoding: chooseEncoding(survey), invalidUtf8 }
}
