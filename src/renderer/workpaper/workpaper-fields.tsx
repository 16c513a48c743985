import type { Engagement } from '../../shared/contract.ts'
import { changeHeader, useHeader } from '../stores/workpaper.ts'
import { text } from '../text/text.ts'

const words = text.workpaper

const lines = ['reference', 'period', 'preparer', 'reviewer'] as const
const texts = ['purpose', 'conclusion'] as const

/** What the workpaper says of itself. Every field may stay empty; it is kept for the engagement. */
export function WorkpaperFields({ engagement }: { engagement: Engagement }) {
  const header = useHeader(engagement)
  return (
    <div className="workpaper-fields">
      {lines.map((field) => (
        <label key={field}>
          <span>{words.fields[field].label}</span>
          <input
            value={header[field]}
            placeholder={words.fields[field].example}
            maxLength={200}
            spellCheck={false}
            onChange={({ target }) => changeHeader(engagement, { ...header, [field]: target.value })}
          />
        </label>
      ))}
      {texts.map((field) => (
        <label key={field} className="wide">
          <span>{words.fields[field].label}</span>
          <textarea
            rows={2}
            value={header[field]}
            placeholder={words.fields[field].example}
            maxLength={10_000}
            onChange={({ target }) => changeHeader(engagement, { ...header, [field]: target.value })}
          />
        </label>
      ))}
    </div>
  )
}
