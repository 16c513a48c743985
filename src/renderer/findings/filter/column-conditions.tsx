import { useState } from 'react'
import type { ColumnCondition, Filter } from '../../../shared/filter.ts'
import { isLedgerColumn, labelOfColumn } from '../../../shared/ledger-column.ts'
import type { LedgerFacts } from '../../../shared/ledger.ts'
import { changeFilter } from '../../stores/screen.ts'
import { listLedgerColumns } from '../grid/ledger-columns.tsx'
import { text } from '../../text/text.ts'

const words = text.filterPanel
const hows = ['contains', 'equals', 'isBlank'] as const
const mostConditions = 20

/** Adds a condition on a field or on any column of the file; those that hold stand among all others above the rows. */
export function ColumnConditions({ facts, filter }: { facts: LedgerFacts; filter: Filter }) {
  const { fields, headers } = listLedgerColumns(facts)
  const [column, setColumn] = useState<string>(fields[0] ?? headers[0] ?? '')
  const [how, setHow] = useState<(typeof hows)[number]>('contains')
  const [typed, setTyped] = useState('')
  const { columns = [] } = filter
  const wanted = how === 'isBlank' ? '' : typed.trim()
  const isWhole = (how === 'isBlank' || wanted !== '') && columns.length < mostConditions
  const add = (): void => {
    if (!isWhole || !isLedgerColumn(column)) return
    const condition: ColumnCondition = { column, how: how === 'contains' ? how : 'equals', text: wanted }
    const others = columns.filter((other) => JSON.stringify(other) !== JSON.stringify(condition))
    changeFilter({ columns: [...others, condition] })
    setTyped('')
  }
  return (
    <form
      className="filter-column"
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <label>
        <span>{words.columnField}</span>
        <select value={column} onChange={({ target }) => setColumn(target.value)}>
          {(
            [
              [words.fieldsOfLedger, fields],
              [words.columnsOfFile, headers]
            ] as const
          ).map(([label, names]) => (
            <optgroup key={label} label={label}>
              {names.map((name) => (
                <option key={name} value={name}>
                  {labelOfColumn(name)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <label>
        <span>{words.how}</span>
        <select
          value={how}
          onChange={({ target }) => setHow(hows.find((one) => one === target.value) ?? 'contains')}
        >
          {hows.map((one) => (
            <option key={one} value={one}>
              {words[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{words.columnText}</span>
        <input
          spellCheck={false}
          autoComplete="off"
          maxLength={2000}
          disabled={how === 'isBlank'}
          value={how === 'isBlank' ? '' : typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </label>
      <button type="submit" disabled={!isWhole}>
        {words.addColumn}
      </button>
    </form>
  )
}
