import { flushSync } from 'react-dom'
import { isOfEarlierVersion } from '../../shared/duplicate.ts'
import { isStoredEarlier } from '../../shared/ledger.ts'
import type { Job } from '../../shared/job.ts'
import { useShortcuts } from '../components/use-shortcuts.ts'
import { openTab, tabs, useScreen } from '../stores/screen.ts'
import type { Tab } from '../stores/screen.ts'
import { isOver } from '../stores/merge-jobs.ts'
import { ActivityView } from '../activity/activity-view.tsx'
import { ColumnsView } from '../columns/columns-view.tsx'
import { EarlierVersion, StoredEarlier } from './earlier-version.tsx'
import { FailedView } from './failed-view.tsx'
import { FindingsView } from '../findings/findings-view.tsx'
import { ImportView } from '../import/import-view.tsx'
import { LedgerHeader } from './ledger-header.tsx'
import { ModelView } from '../model/model-view.tsx'
import { OverviewView } from '../overview/overview-view.tsx'
import { ProgressView } from './progress-view.tsx'
import { QuestionView } from '../questions/question-view.tsx'
import { text } from '../text/text.ts'
import { TabList } from './tab-list.tsx'

function TabContent({ tab, job }: { tab: Tab; job: Job }) {
  const { ledgerId, result } = job
  if (tab === 'columns') return <ColumnsView key={JSON.stringify(job.settings)} job={job} />
  if (tab === 'model') return <ModelView job={job} />
  if (ledgerId !== null && result !== null) {
    if (tab === 'activity') return <ActivityView ledgerId={ledgerId} />
    if (tab === 'import') return <ImportView jobId={job.jobId} ledgerId={ledgerId} facts={result.analytics} />
    if (isOfEarlierVersion(result.duplicates)) return <EarlierVersion job={job} />
    return tab === 'findings' ? (
      <FindingsView ledgerId={ledgerId} result={result} />
    ) : (
      <OverviewView ledgerId={ledgerId} result={result} />
    )
  }
  if (job.questions !== null) return <QuestionView job={job} questions={job.questions} />
  return isOver(job) ? <FailedView job={job} /> : <ProgressView job={job} />
}

/** The tabs that only a finished ledger has. */
const ofLedgers: ReadonlySet<Tab> = new Set(['findings', 'import', 'activity'])

/** The selected job: its proof line, its tabs and what the chosen one shows. */
export function LedgerPage({ job }: { job: Job }) {
  const chosen = useScreen((screen) => screen.tab)
  const open = tabs.filter((one) => !ofLedgers.has(one) || job.ledgerId !== null)
  const tab = open.includes(chosen) ? chosen : 'overview'

  useShortcuts((name) => {
    if (name !== 'search' || job.ledgerId === null || tab === 'findings') return false
    flushSync(() => openTab('findings'))
    document.getElementById('text-filter')?.focus()
    return true
  })

  return (
    <main>
      <title>{text.shell.header.windowTitle(job.file.name)}</title>
      <LedgerHeader job={job} />
      {job.result !== null &&
        isStoredEarlier(job.result.analytics) &&
        !isOfEarlierVersion(job.result.duplicates) && <StoredEarlier job={job} />}
      <TabList tab={tab} open={open} />
      {/* Each tab begins at its top, however far the one before was scrolled. */}
      <div
        key={tab}
        className={`tab-panel ${tab}`}
        role="tabpanel"
        id="tab-panel"
        aria-labelledby={`tab-${tab}`}
        tabIndex={tab === 'findings' ? undefined : 0}
      >
        <TabContent tab={tab} job={job} />
      </div>
    </main>
  )
}
