// `window.api` for a page in a browser: requests are posted, events are server-sent, files are uploaded.

/**
 * @typedef {import('../../../src/shared/contract.ts').PageApi} PageApi
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

/** @type {PageApi['ask']} */
async function ask(name, args) {
  if (name === 'job:choose') return choose(args)
  return post(`/ask/${name}`, JSON.stringify(args)).catch(failure)
}

/** @type {PageApi['listen']} */
function listen(name, listener) {
  const forward = (/** @type {MessageEvent} */ event) => listener(JSON.parse(event.data))
  events.addEventListener(name, forward)
  return () => events.removeEventListener(name, forward)
}

/** Uploads one after the other, under their own names, and submits what the host made of them. */
async function handOver(/** @type {readonly File[]} */ files, /** @type {object} */ options) {
  try {
    const paths = []
    for (const file of files) paths.push(await post(`/upload?name=${encodeURIComponent(file.name)}`, file))
    return await post('/hand-over', JSON.stringify([paths, options]))
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

/** The page picks files itself, for there is no dialog of the host's. */
async function choose(/** @type {object} */ options) {
  const files = await pickFiles()
  return files.length === 0 ? { ok: true, value: [] } : handOver(files, options)
}

Object.defineProperty(window, 'api', { value: { ask, listen, handOver } })
