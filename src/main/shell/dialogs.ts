import path from 'node:path'
import type { ChosenKind } from '../services/services.ts'
import { BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron'

const ledgers = {
  name: 'Ledgers',
  extensions: 'csv txt tsv prn xlsx xlsm xlsb xls ods fods xml html htm zip gz'.split(' ')
}
const engagements = { name: 'Engagements', extensions: ['doublet'] }
const anything = { name: 'All files', extensions: ['*'] }

const dialogs: Record<ChosenKind, OpenDialogOptions> = {
  ledgers: {
    title: 'Choose ledgers to analyse',
    properties: ['openFile', 'multiSelections'],
    filters: [ledgers, anything]
  },
  model: {
    title: 'Choose a model to use',
    properties: ['openFile'],
    filters: [{ name: 'Models', extensions: ['json'] }, anything]
  },
  engagement: {
    title: 'Choose the engagement to import',
    properties: ['openFile'],
    filters: [engagements, anything]
  },
  workpaper: { title: 'Choose the folder of the workpaper', properties: ['openDirectory'] },
  source: {
    title: 'Choose the ledger that the workpaper was made from',
    properties: ['openFile', 'multiSelections'],
    filters: [ledgers, anything]
  },
  answers: {
    title: 'Choose the query list that came back',
    properties: ['openFile'],
    filters: [{ name: 'Query lists', extensions: 'xlsx xls xlsb ods csv'.split(' ') }, anything]
  }
}

/** Paths of what the user picked; empty where the dialog was closed. */
export async function chooseFilesInDialog(what: ChosenKind = 'ledgers'): Promise<string[]> {
  const options = dialogs[what]
  const parent = parentWindow()
  const { filePaths } = await (parent
    ? dialog.showOpenDialog(parent, options)
    : dialog.showOpenDialog(options))
  return filePaths
}

/** The folder the user picked for the data; null where the dialog was closed. */
export async function chooseDataFolder(): Promise<string | null> {
  const options: OpenDialogOptions = {
    title: 'Choose the data folder',
    properties: ['openDirectory', 'createDirectory']
  }
  const parent = parentWindow()
  const { filePaths } = await (parent
    ? dialog.showOpenDialog(parent, options)
    : dialog.showOpenDialog(options))
  return filePaths[0] ?? null
}

const kinds: Record<string, { name: string; extensions: string[] }> = {
  '.doublet': engagements,
  '.csv': { name: 'CSV', extensions: ['csv'] },
  '.xlsx': { name: 'Excel workbook', extensions: ['xlsx'] },
  '.pdf': { name: 'PDF', extensions: ['pdf'] },
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
