import type { Filter } from '../../shared/filter.ts'
import { api } from '../api.ts'
import { DraftField } from '../components/draft-field.tsx'
import { useAnswer } from '../components/use-answer.ts'
import { changeFilter } from '../stores/desk.ts'

const plainAmount = { pattern: /^\d+(\.\d+)?$/, words: 'a plain decimal, such as 1250.50' }
const share = { pattern: /^(0(\.\d+)?|1(\.0+)?)$/, words: 'a share, such as 0.8' }
const mostSuggestions = 500

/** Conditions on single fields. Amounts are plain decimals and count without their sign. */
export function FilterFields({ ledgerId, filter }: { ledgerId: string; filter: Filter }) {
  const { value: months } = useAnswer(`${ledgerId}/month`, () => api.breakdown({ ledgerId, by: 'month' }))
  const { value: users } = useAnswer(`${ledgerId}/user`, () => api.breakdown({ ledgerId, by: 'user' }))
  const { value: accounts } = useAnswer(`${ledgerId}/account`, () =>
    api.breakdown({ ledgerId, by: 'account' })
  )
  return (
    <div className="filter-fields">
      <DraftField
        label="Account"
        list="accounts"
        value={filter.account ?? ''}
        onCommit={(account) => changeFilter({ account: account || undefined })}
      />
      <datalist id="accounts">
        {accounts?.slice(0, mostSuggestions).map(({ key, label }) => (
          <option key={key} value={key}>
            {label || key}
          </option>
        ))}
      </datalist>
      <DraftField
        label="User"
        list="users"
        value={filter.user ?? ''}
        onCommit={(user) => changeFilter({ user: user || undefined })}
      />
      <datalist id="users">
        {users?.slice(0, mostSuggestions).map(({ key }) => (
          <option key={key} value={key}>
            {key}
          </option>
        ))}
      </datalist>
      <DraftField
        label="Source"
        value={filter.source ?? ''}
        onCommit={(source) => changeFilter({ source: source || undefined })}
      />
      <label>
        <span>Month of posting</span>
        <select
          value={filter.month ?? 'any'}
          onChange={({ target }) =>
            changeFilter({ month: target.value === 'any' ? undefined : target.value })
          }
        >
          <option value="any">any</option>
          {months?.map(({ key }) => (
            <option key={key} value={key}>
              {key === '' ? 'no posted date' : key}
            </option>
          ))}
        </select>
      </label>
      <DraftField
        label="Amount from"
        inputMode="decimal"
        placeholder="0.00"
        title="A plain decimal; the sign does not count"
        accepts={plainAmount}
        value={filter.minAmount ?? ''}
        onCommit={(minAmount) => changeFilter({ minAmount: minAmount || undefined })}
      />
      <DraftField
        label="Amount to"
        inputMode="decimal"
        placeholder="any"
        title="A plain decimal; the sign does not count"
        accepts={plainAmount}
        value={filter.maxAmount ?? ''}
        onCommit={(maxAmount) => changeFilter({ maxAmount: maxAmount || undefined })}
      />
      <DraftField
        label="Confidence from"
        className="opinion"
        inputMode="decimal"
        placeholder="0 to 1"
        title="The model’s share of votes, 0 to 1"
        accepts={share}
        value={filter.minConfidence === undefined ? '' : String(filter.minConfidence)}
        onCommit={(text) => changeFilter({ minConfidence: text === '' ? undefined : Number(text) })}
      />
    </div>
  )
}
