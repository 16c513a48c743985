import path from 'node:path'
import { BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron'

const ledgers = { name: 'Ledgers', extensions: ['csv', 'txt', 'tsv', 'xlsx', 'xlsm'] }
const anything = { name: 'All files', extensions: ['*'] }

/** Paths of the ledgers, or of the one model file, the user picked; empty where the dialog was closed. */
export async function chooseFilesInDialog(what: 'ledgers' | 'model' = 'ledgers'): Promise<string[]> {
  const options: OpenDialogOptions =
    what === 'ledgers'
      ? {
          title: 'Choose ledgers to analyse',
          properties: ['openFile', 'multiSelections'],
          filters: [ledgers, anything]
        }
      : {
          title: 'Choose a model to use',
          properties: ['openFile'],
          filters: [{ name: 'Models', extensions: ['json'] }, anything]
        }
  const parent = parentWindow()
  const { filePaths } = await (parent
    ? dialog.showOpenDialog(parent, options)
    : dialog.showOpenDialog(options))
  return filePaths
}

const kinds: Record<string, { name: string; extensions: string[] }> = {
  '.csv': { name: 'CSV', extensions: ['csv'] },
  '.xlsx': { name: 'Excel workbook', extensions: ['xlsx'] },
  '.json': { name: 'JSON', extensions: ['json'] }
}

/** Where the user wants a file, or a new folder where the name has no known ending, to be saved; null where the dialog was closed. */
export async function chooseSavePath(suggestedName: string): Promise<string | null> {
  const kind = kinds[path.extname(suggestedName)]
  const options = {
    title: kind === undefined ? 'Export the workpaper as a new folder' : 'Export',
    defaultPath: suggestedName,
    filters: kind === undefined ? [] : [kind, anything],
    properties: ['showOverwriteConfirmation', 'createDirectory']
  } satisfies SaveDialogOptions
  const parent = parentWindow()
  const { filePath } = await (parent
    ? dialog.showSaveDialog(parent, options)
    : dialog.showSaveDialog(options))
  return filePath === '' ? null : filePath
}

function parentWindow(): BrowserWindow | undefined {
  return BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
}
