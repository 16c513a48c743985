import type { ShortcutName, ShortcutSection } from '../../../shared/shortcuts.ts'

const sections: Record<ShortcutSection, string> = {
  move: 'Move',
  decide: 'Decide',
  select: 'Select',
  show: 'Show',
  everywhere: 'Everywhere'
}

const onlyType = 'Show only this test, or all again'
const tab = 'The tabs'
const findText = 'Find text'

const shortcuts: Record<ShortcutName, string> = {
  next: 'Next row',
  previous: 'Previous row',
  open: 'Open the finding beside the rows',
  close: 'Close the finding, or clear the selection',
  duplicate: 'Duplicate',
  valid: 'Valid',
  reversal: 'Reversal',
  recurring: 'Recurring',
  query: 'Query to client',
  reopen: 'Open again',
  note: 'Write a note',
  except: 'Except a line from the decision',
  prepared: 'Prepared: sign, or take it back',
  reviewed: 'Reviewed: sign, or take it back',
  undo: 'Undo the last step',
  select: 'Select or deselect the finding',
  selectNext: 'Select down to the next row',
  selectPrevious: 'Select up to the previous row',
  selectAll: 'Select all findings under the filter',
  copy: 'Copy the cell, or the selected findings',
  copyRows: 'Copy the row, or the selected findings, with headers',
  search: findText,
  filter: 'Filter',
  views: 'Saved views',
  rows: 'Rows are findings, or lines',
  chooseColumns: 'Choose columns',
  showKeys: 'This list',
  showGuide: 'The guide',
  type1: onlyType,
  type2: onlyType,
  type3: onlyType,
  type4: onlyType,
  type5: onlyType,
  type6: onlyType,
  chooseFiles: 'Choose files',
  exportWorkpaper: 'Export the workpaper',
  overview: tab,
  findings: tab,
  import: tab,
  columns: tab,
  model: tab,
  activity: tab,
  find: findText,
  showSettings: 'Settings',
  foldRail: 'Hide or show the sidebar'
}

/** The words of the list of keys; shortcuts that do the same with another number share theirs. */
export const keys = { sections, shortcuts }
