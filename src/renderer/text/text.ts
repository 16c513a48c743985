import { activity } from './en/activity.ts'
import { columns } from './en/columns.ts'
import { common } from './en/common.ts'
import { components } from './en/components.ts'
import { conditions } from './en/conditions.ts'
import { decisions } from './en/decisions.ts'
import { drop } from './en/drop.ts'
import { engagement } from './en/engagement.ts'
import { exports } from './en/exports.ts'
import { facts } from './en/facts.ts'
import { filterPanel } from './en/filter-panel.ts'
import { finding } from './en/finding.ts'
import { folder } from './en/folder.ts'
import { findings } from './en/findings.ts'
import { handover } from './en/handover.ts'
import { imports } from './en/imports.ts'
import { keys } from './en/keys.ts'
import { model } from './en/model.ts'
import { news } from './en/news.ts'
import { order } from './en/order.ts'
import { overview } from './en/overview.ts'
import { questions } from './en/questions.ts'
import { settings } from './en/settings.ts'
import { shell } from './en/shell.ts'
import { typed } from './en/typed.ts'
import { verification } from './en/verification.ts'
import { workpaper } from './en/workpaper.ts'

const english = {
  activity,
  columns,
  common,
  components,
  conditions,
  decisions,
  drop,
  engagement,
  exports,
  facts,
  filterPanel,
  finding,
  findings,
  folder,
  handover,
  imports,
  keys,
  model,
  news,
  order,
  overview,
  questions,
  settings,
  shell,
  typed,
  verification,
  workpaper
}

/** The words of every screen. Another language is another object of this type. */
export type Text = typeof english

/** The words in the language that the page is shown in. */
export const text: Text = english
