import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Api, EventName, Events, RequestName, Requests } from '../shared/contract.ts'
import type { Answer } from '../shared/result.ts'

function ask<Name extends RequestName>(
  name: Name,
  args: Requests[Name]['args']
): Promise<Answer<Requests[Name]['value']>> {
  return ipcRenderer.invoke(name, args)
}

function listen<Name extends EventName>(name: Name, listener: (payload: Events[Name]) => void): () => void {
  const forward = (_event: unknown, payload: Events[Name]) => listener(payload)
  ipcRenderer.on(name, forward)
  return () => ipcRenderer.off(name, forward)
}

/**
 * The path of each entry of a list, which main takes or refuses. A page may pass whatever it likes, also an object with a
 * `map` of its own: the bridge makes a list of this side of a true one alone, and what is none has no paths.
 */
function pathsOf(files: readonly File[]): string[] {
  return Array.isArray(files) ? files.map(pathOf) : []
}

/** Electron's own word on where a File is; '' for one that is not on disk, and for what only looks like a File. */
function pathOf(file: File): string {
  try {
    return webUtils.getPathForFile(file)
  } catch {
    return ''
  }
}

const api = {
  submitFiles: (files, args) => ask('job:submit', { ...args, paths: pathsOf(files) }),
  chooseFiles: (args) => ask('job:choose', args),
  openSample: (args) => ask('job:sample', args),
  jobStatus: (args) => ask('job:status', args),
  listJobs: (args) => ask('job:list', args),
  cancelJob: (args) => ask('job:cancel', args),
  retryJob: (args) => ask('job:retry', args),
  answerJob: (args) => ask('job:answer', args),
  findProfile: (args) => ask('profile:find', args),
  saveProfile: (args) => ask('profile:save', args),
  forgetProfile: (args) => ask('profile:forget', args),
  previewMapping: (args) => ask('mapping:preview', args),
  summary: (args) => ask('duplicates:summary', args),
  page: (args) => ask('duplicates:page', args),
  breakdown: (args) => ask('duplicates:breakdown', args),
  findings: (args) => ask('findings:page', args),
  figures: (args) => ask('findings:figures', args),
  openFinding: (args) => ask('findings:open', args),
  journalOf: (args) => ask('findings:journal', args),
  reviewSummary: (args) => ask('review:summary', args),
  decide: (args) => ask('review:decide', args),
  sign: (args) => ask('review:sign', args),
  undo: (args) => ask('review:undo', args),
  compareLedgers: (args) => ask('review:compare', args),
  listViews: (args) => ask('views:list', args),
  saveView: (args) => ask('views:save', args),
  removeView: (args) => ask('views:remove', args),
  activity: (args) => ask('activity:page', args),
  exportActivity: (args) => ask('activity:export', args),
  startWorkpaper: (args) => ask('workpaper:start', args),
  importLines: (args) => ask('import:lines', args),
  importJournals: (args) => ask('import:journals', args),
  exportLines: (args) => ask('import:export', args),
  readTieOut: (args) => ask('tieout:read', args),
  saveTieOut: (args) => ask('tieout:save', args),
  modelInfo: (args) => ask('model:info', args),
  explain: (args) => ask('model:explain', args),
  exportModel: (args) => ask('model:export', args),
  importModel: (args) => ask('model:import', args),
  modelLearning: (args) => ask('model:learning', args),
  learnModel: (args) => ask('model:learn', args),
  scoreAgain: (args) => ask('model:score', args),
  cancelModelTask: (args) => ask('model:cancel', args),
  startExport: (args) => ask('export:start', args),
  cancelExport: (args) => ask('export:cancel', args),
  onJobChanged: (listener) => listen('job:changed', listener),
  onExportChanged: (listener) => listen('export:changed', listener),
  onModelChanged: (listener) => listen('model:changed', listener),
  onReviewChanged: (listener) => listen('review:changed', listener),
  onMenuChosen: (listener) => listen('menu:chosen', listener)
} satisfies Api

contextBridge.exposeInMainWorld('api', api)
