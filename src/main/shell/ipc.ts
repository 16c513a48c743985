import { BrowserWindow, ipcMain } from 'electron'
import type { RequestName } from '../../shared/contract.ts'
import type { Answer } from '../../shared/result.ts'
import { isOwnPage } from './security.ts'
import type { Services } from '../services/services.ts'

/** Every request of the contract: one that is missing here does not compile. */
const requests: { [Name in RequestName]: Name } = {
  'job:submit': 'job:submit',
  'job:choose': 'job:choose',
  'job:sample': 'job:sample',
  'job:status': 'job:status',
  'job:list': 'job:list',
  'job:cancel': 'job:cancel',
  'job:retry': 'job:retry',
  'job:answer': 'job:answer',
  'profile:find': 'profile:find',
  'profile:save': 'profile:save',
  'profile:forget': 'profile:forget',
  'mapping:preview': 'mapping:preview',
  'duplicates:summary': 'duplicates:summary',
  'duplicates:page': 'duplicates:page',
  'duplicates:breakdown': 'duplicates:breakdown',
  'findings:page': 'findings:page',
  'findings:figures': 'findings:figures',
  'findings:open': 'findings:open',
  'findings:journal': 'findings:journal',
  'review:summary': 'review:summary',
  'review:decide': 'review:decide',
  'review:sign': 'review:sign',
  'review:undo': 'review:undo',
  'review:compare': 'review:compare',
  'views:list': 'views:list',
  'views:save': 'views:save',
  'views:remove': 'views:remove',
  'activity:page': 'activity:page',
  'activity:export': 'activity:export',
  'workpaper:start': 'workpaper:start',
  'import:lines': 'import:lines',
  'import:journals': 'import:journals',
  'import:export': 'import:export',
  'tieout:read': 'tieout:read',
  'tieout:save': 'tieout:save',
  'model:info': 'model:info',
  'model:explain': 'model:explain',
  'model:export': 'model:export',
  'model:import': 'model:import',
  'model:learning': 'model:learning',
  'model:learn': 'model:learn',
  'model:score': 'model:score',
  'model:cancel': 'model:cancel',
  'export:start': 'export:start',
  'export:cancel': 'export:cancel'
}

const refusal: Answer<never> = {
  ok: false,
  error: { code: 'REFUSED_SENDER', message: 'Only the page of a Doublet window may ask this.' }
}

/** Answers the window's requests and tells every window the events. */
export function connectWindows(services: Services): void {
  for (const name of Object.values(requests))
    ipcMain.handle(name, (event, args: unknown) =>
      isOwnPage(event.senderFrame) ? services.handle(name, args) : refusal
    )
  services.onEvent((name, payload) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send(name, payload)
  })
}
