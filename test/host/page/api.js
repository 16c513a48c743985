// `window.api` for a page in a browser: requests are posted, events are server-sent, files are uploaded.

/**
 * @typedef {import('../../../src/shared/contract.ts').Api} Api
 * @typedef {import('../../../src/shared/contract.ts').RequestName} RequestName
 * @typedef {import('../../../src/shared/contract.ts').EventName} EventName
 * @typedef {import('../../../src/shared/contract.ts').Events} Events
 */

/** Nothing is asked before events are heard: what an answer starts must not be over unheard. */
const events = new EventSource('/events')
const isListening = new Promise((resolve) => events.addEventListener('open', resolve))

/** @param {string} path @param {BodyInit} body */
async function post(path, body) {
  await isListening
  const response = await fetch(path, { method: 'POST', body })
  if (!response.ok) throw new Error(await response.text())
  return response.json()
}

/** @param {unknown} error */
function failure(error) {
  return { ok: false, error: { code: 'HOST_REFUSED', message: `The host did not answer: ${String(error)}` } }
}

/** @param {RequestName} name */
function ask(name) {
  return (/** @type {unknown} */ args) => post(`/api/${name}`, JSON.stringify(args)).catch(failure)
}

/** @template {EventName} Name @param {Name} name */
function listen(name) {
  return (/** @type {(payload: Events[Name]) => void} */ listener) => {
    const forward = (/** @type {MessageEvent} */ event) => listener(JSON.parse(event.data))
    events.addEventListener(name, forward)
    return () => events.removeEventListener(name, forward)
  }
}

/** Uploads one after the other, under their own names, and submits what the host made of them. */
async function submitFiles(/** @type {readonly File[]} */ files, /** @type {object} */ args) {
  try {
    const paths = []
    for (const file of files) paths.push(await post(`/upload?name=${encodeURIComponent(file.name)}`, file))
    return await ask('job:submit')({ ...args, paths })
  } catch (error) {
    return failure(error)
  }
}

/** @returns {Promise<File[]>} The chosen files; none where the dialog was closed. */
function pickFiles() {
  const input = Object.assign(document.createElement('input'), { type: 'file', multiple: true })
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

Object.defineProperty(window, 'api', {
  /** @type {Api} */
  value: {
    submitFiles,
    chooseFiles: async (args) => {
      const files = await pickFiles()
      return files.length === 0 ? { ok: true, value: [] } : submitFiles(files, args)
    },
    openSample: ask('job:sample'),
    jobStatus: ask('job:status'),
    listJobs: ask('job:list'),
    cancelJob: ask('job:cancel'),
    retryJob: ask('job:retry'),
    answerJob: ask('job:answer'),
    findProfile: ask('profile:find'),
    saveProfile: ask('profile:save'),
    forgetProfile: ask('profile:forget'),
    previewMapping: ask('mapping:preview'),
    summary: ask('duplicates:summary'),
    page: ask('duplicates:page'),
    breakdown: ask('duplicates:breakdown'),
    findings: ask('findings:page'),
    figures: ask('findings:figures'),
    openFinding: ask('findings:open'),
    journalOf: ask('findings:journal'),
    reviewSummary: ask('review:summary'),
    decide: ask('review:decide'),
    sign: ask('review:sign'),
    undo: ask('review:undo'),
    compareLedgers: ask('review:compare'),
    listViews: ask('views:list'),
    saveView: ask('views:save'),
    removeView: ask('views:remove'),
    activity: ask('activity:page'),
    exportActivity: ask('activity:export'),
    startWorkpaper: ask('workpaper:start'),
    importLines: ask('import:lines'),
    importJournals: ask('import:journals'),
    exportLines: ask('import:export'),
    readTieOut: ask('tieout:read'),
    saveTieOut: ask('tieout:save'),
    modelInfo: ask('model:info'),
    explain: ask('model:explain'),
    exportModel: ask('model:export'),
    importModel: ask('model:import'),
    modelLearning: ask('model:learning'),
    learnModel: ask('model:learn'),
    scoreAgain: ask('model:score'),
    cancelModelTask: ask('model:cancel'),
    startExport: ask('export:start'),
    cancelExport: ask('export:cancel'),
    onJobChanged: listen('job:changed'),
    onExportChanged: listen('export:changed'),
    onModelChanged: listen('model:changed'),
    onReviewChanged: listen('review:changed'),
    onMenuChosen: listen('menu:chosen')
  }
})
