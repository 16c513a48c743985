import { useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { openTab, tabs } from '../stores/screen.ts'
import type { Tab } from '../stores/screen.ts'
import { text } from '../text/text.ts'

const words = text.shell.tabs

/** The tabs of a ledger; arrow keys move along those that can be opened. */
export function TabList({ tab, open }: { tab: Tab; open: readonly Tab[] }) {
  const list = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const next = step === undefined ? undefined : open.at((open.indexOf(tab) + step) % open.length)
    if (!next) return
    event.preventDefault()
    openTab(next)
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus()
  }
  return (
    <div className="tabs" role="tablist" aria-label={words.name} ref={list}>
      {tabs.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`tab-${one}`}
          aria-selected={one === tab}
          aria-controls="tab-panel"
          disabled={!open.includes(one)}
          tabIndex={one === tab ? 0 : -1}
          onClick={() => openTab(one)}
          onKeyDown={move}
        >
          {words.of[one]}
        </button>
      ))}
    </div>
  )
}
