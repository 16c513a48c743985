import { BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron'

const ledgers = { name: 'Ledgers', extensions: ['csv', 'txt', 'tsv', 'xlsx', 'xlsm'] }
const anything = { name: 'All files', extensions: ['*'] }

/** Paths of the files the user picked; empty where the dialog was closed. */
export async function chooseFiles(): Promise<string[]> {
  const options = {
    title: 'Choose ledgers to analyse',
    properties: ['openFile', 'multiSelections'],
    filters: [ledgers, anything]
  } satisfies OpenDialogOptions
  const parent = parentWindow()
  const { filePaths } = await (parent
    ? dialog.showOpenDialog(parent, options)
    : dialog.showOpenDialog(options))
  return filePaths
}

/** Where the user wants the CSV to be saved; null where the dialog was closed. */
export async function chooseSavePath(suggestedName: string): Promise<string | null> {
  const options = {
    title: 'Export duplicates',
    defaultPath: suggestedName,
    filters: [{ name: 'CSV', extensions: ['csv'] }, anything],
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
