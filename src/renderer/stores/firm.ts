import { create } from 'zustand'
import type { FirmSettings, FolderPlace } from '../../shared/firm-settings.ts'
import { text } from '../text/text.ts'
import { ask, listen } from './api.ts'
import { askFor, tellNews } from './toasts.ts'

interface Firm {
  /** null until it was asked. */
  settings: FirmSettings | null
  place: FolderPlace | null
}

/** What is decided for the data folder, and where that is. */
export const useFirm = create<Firm>(() => ({ settings: null, place: null }))

function take(settings: FirmSettings): void {
  document.documentElement.dataset['theme'] = settings.theme
  useFirm.setState({ settings })
}

/** Listens first and asks second; returns what ends the listening. */
export function watchSettings(): () => void {
  const stop = listen('settings:changed', take)
  void askFor(ask('settings:read', {})).then((settings) => settings && take(settings))
  return stop
}

/** Asks where the data folder is. */
export async function lookAtPlace(): Promise<void> {
  useFirm.setState({ place: await askFor(ask('settings:place', {})) })
}

/** Lets the user choose another data folder, or goes back to the usual one; from the next start on. */
export async function movePlace(isBack: boolean): Promise<void> {
  const place = await askFor(ask('settings:move', { isBack }))
  if (place) useFirm.setState({ place })
}

/** Keeps the settings; false where they were refused, and the user was told why. */
export async function saveSettings(settings: FirmSettings): Promise<boolean> {
  const saved = await askFor(ask('settings:save', { settings }))
  if (saved) tellNews(text.settings.saved)
  return saved !== null
}
