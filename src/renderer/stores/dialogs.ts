import { create } from 'zustand'

/** What can lie over the page. */
type DialogName =
  | 'keys'
  | 'guide'
  | 'messages'
  | 'licences'
  | 'workpaper'
  | 'folder'
  | 'settings'
  | 'newEngagement'
  | 'nextEngagement'
  | 'engagement'

/** What lies over the page now; null where nothing does. */
export const useDialogs = create<{ open: DialogName | null }>(() => ({ open: null }))

/** Lays something over the page, in place of what was there; null takes it away. */
export function openDialog(open: DialogName | null): void {
  useDialogs.setState({ open })
}
