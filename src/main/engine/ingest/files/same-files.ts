import { DoubletError } from '../../../../shared/result.ts'
import { fileChanged } from './record-source.ts'
import { fileInfo, namingFile, type InspectedFile } from './inspect-files.ts'

/** Throws FILE_CHANGED where a file is not as it was before it was read, and what the system says where it is gone. */
export async function requireSameFiles(files: readonly InspectedFile[]): Promise<void> {
  const names = files.map(({ info }) => info.name)
  for (const [at, { path, info }] of files.entries()) {
    await namingFile(names, at, async () => {
      const now = await fileInfo(path, info.name)
      if (now.sizeBytes !== info.sizeBytes || now.modifiedAt !== info.modifiedAt) throw fileChanged()
    })
  }
}

/**
 * Why an analysis failed: what was found wrong with the content of files means nothing where one of them changed or went
 * away on the way, and then that is the cause. What is wrong with a disk stays what it is.
 */
export async function causeOf(error: unknown, files: readonly InspectedFile[]): Promise<unknown> {
  if (!(error instanceof DoubletError) || /^(?:DISK|FOLDER)_/.test(error.problem.code)) return error
  try {
    await requireSameFiles(files)
    return error
  } catch (cause) {
    return cause
  }
}
