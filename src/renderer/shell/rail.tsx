import type { Job } from '../../shared/job.ts'
import { keyOf } from '../../shared/shortcuts.ts'
import { DropBox } from './drop-box.tsx'
import { EngagementCard } from './engagement-card.tsx'
import { useJobs } from '../stores/jobs.ts'
import { toggleRail, useIsRailFolded } from '../stores/rail-fold.ts'
import { useToasts } from '../stores/toasts.ts'
import { RailList } from './rail-list.tsx'
import { writeKey } from '../text/shortcut-words.ts'
import { text } from '../text/text.ts'

const words = text.shell.rail

interface Props {
  selected: Job | undefined
  onOpen: (dialog: 'keys' | 'guide' | 'messages' | 'folder' | 'settings') => void
}

/** The left side: for whom, which ledgers and what they are doing, and a place to drop more. It can be folded away. */
export function Rail({ selected, onOpen }: Props) {
  const hasJobs = useJobs(({ jobs }) => jobs.length > 0)
  const told = useToasts((state) => state.toasts.length)
  const isFolded = useIsRailFolded()
  return (
    <aside className={isFolded ? 'rail folded' : 'rail'} aria-label={words.name}>
      <div className="brand">
        <span className="mark" aria-hidden="true">
          <i />
          <i />
        </span>
        <span className="brand-name">{words.program}</span>
        <button
          type="button"
          className="quiet small fold"
          aria-expanded={!isFolded}
          aria-label={words.fold}
          aria-keyshortcuts={writeKey('foldRail').replace('Ctrl', 'Control')}
          title={words.foldTitle(isFolded, writeKey('foldRail'))}
          onClick={toggleRail}
        >
          <span aria-hidden="true">{isFolded ? '☰' : '«'}</span>
        </button>
      </div>
      {!isFolded && (
        <>
          <EngagementCard />
          <RailList selected={selected} />
          {hasJobs && <DropBox />}
          <footer>
            <button type="button" className="quiet small" onClick={() => onOpen('messages')}>
              {words.messages(told)}
            </button>
            <button
              type="button"
              className="quiet small"
              aria-label={words.dataFolder}
              title={words.dataFolder}
              onClick={() => onOpen('folder')}
            >
              {words.data}
            </button>
            <button type="button" className="quiet small" onClick={() => onOpen('guide')}>
              {words.guide}
            </button>
            <button type="button" className="quiet small" onClick={() => onOpen('settings')}>
              {words.settings}
            </button>
            <button type="button" className="quiet small" onClick={() => onOpen('keys')}>
              {words.keys} <kbd>{keyOf('showKeys')}</kbd>
            </button>
          </footer>
        </>
      )}
    </aside>
  )
}
