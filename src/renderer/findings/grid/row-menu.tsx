import { useEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { dispositions } from '../../../shared/decision.ts'
import { keyOf } from '../../../shared/shortcuts.ts'
import type { ShortcutName } from '../../../shared/shortcuts.ts'
import { KeyCap } from '../../components/key-cap.tsx'
import { changeFilter } from '../../stores/screen.ts'
import { toggleSelected } from '../../stores/selection.ts'
import { dispositionActions, dispositionWords } from '../../text/decision-words.ts'
import { codeOrBlank } from '../../text/words.ts'
import { text } from '../../text/text.ts'
import type { Decider } from '../use-decider.ts'
import type { GridRow, MenuPlace } from './grid-row.ts'

const words = text.findings.menu

interface Item {
  name: string
  action?: ShortcutName
  act: () => void
}

interface Props {
  place: MenuPlace
  decider: Decider
  /** Opens the finding of the row beside the grid. */
  onOpen: () => void
  onCopy: (isWhole: boolean) => void
  onClose: () => void
}

/** What all lines of a row share and can be filtered by. */
function filtersOf(row: GridRow): Item[] {
  const { users, sources } = 'users' in row ? row : { users: 1, sources: 1 }
  const only = (field: 'account' | 'user' | 'source'): Item => ({
    name: words.only[field](codeOrBlank(row[field])),
    act: () => changeFilter({ [field]: row[field] })
  })
  return [
    only('account'),
    ...(users === 1 && row.user !== '' ? [only('user')] : []),
    ...(sources === 1 && row.source !== '' ? [only('source')] : [])
  ]
}

/** What can be done with the row that was pressed; Escape, a press beside it and each of its items close it. */
export function RowMenu({ place, decider, onOpen, onCopy, onClose }: Props) {
  const menu = useRef<HTMLDivElement>(null)
  const { row } = place
  const sections: Item[][] = [
    [
      { name: words.open, action: 'open', act: onOpen },
      { name: words.select, action: 'select', act: () => toggleSelected(row.findingNo) }
    ],
    [
      { name: words.copyCell, action: 'copy', act: () => onCopy(false) },
      { name: words.copyRow, action: 'copyRows', act: () => onCopy(true) }
    ],
    filtersOf(row),
    dispositions.map((disposition) => ({
      name: dispositionWords[disposition],
      action: dispositionActions[disposition],
      act: () => decider.act({ disposition })
    }))
  ]

  // For every asking, at the same place too: it may come before the last menu was told to be closed.
  useEffect(() => {
    const element = menu.current
    if (!element) return
    const { x, y } = place
    element.showPopover()
    const { width, height } = element.getBoundingClientRect()
    element.style.left = `${Math.max(0, Math.min(x, innerWidth - width - 4))}px`
    element.style.top = `${Math.max(0, Math.min(y, innerHeight - height - 4))}px`
    element.querySelector('button')?.focus()
  }, [place])

  useEffect(() => {
    window.addEventListener('resize', onClose)
    return () => window.removeEventListener('resize', onClose)
  }, [onClose])

  function move(event: KeyboardEvent): void {
    const items = [...(menu.current?.querySelectorAll('button') ?? [])]
    const at = items.findIndex((item) => item === document.activeElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
    if (event.key === 'Tab') onClose()
    if (to === undefined) return
    event.preventDefault()
    items.at(to % items.length)?.focus()
  }

  return (
    <div
      ref={menu}
      popover="auto"
      role="menu"
      tabIndex={-1}
      className="row-menu"
      aria-label={words.name(row.findingNo)}
      onKeyDown={move}
      onToggle={({ newState }) => newState === 'closed' && onClose()}
    >
      {sections.map((items) => (
        <div key={items[0]!.name}>
          {items.map(({ name, action, act }) => (
            <button
              key={name}
              type="button"
              role="menuitem"
              tabIndex={-1}
              aria-keyshortcuts={action && keyOf(action)}
              onClick={() => {
                onClose()
                act()
              }}
            >
              <span>{name}</span> {action && <KeyCap of={action} />}
            </button>
          ))}
        </div>
      ))}
    </div>
  )
}
