import type { Engagement } from '../../shared/contract.ts'
import type { WorkpaperHeader } from '../../shared/workpaper.ts'
import { changeHeader, useHeader } from '../stores/workpaper.ts'

const lines: readonly [field: keyof WorkpaperHeader, label: string, example: string][] = [
  ['reference', 'Reference', 'J-310'],
  ['period', 'Period', 'year to 31 December 2025'],
  ['preparer', 'Preparer', 'name'],
  ['reviewer', 'Reviewer', 'name']
]
const texts: readonly [field: keyof WorkpaperHeader, label: string, example: string][] = [
  ['purpose', 'Purpose', 'The risk that is addressed, and what the test is for'],
  ['conclusion', 'Conclusion', 'Left blank until the review is done']
]

/** What the workpaper says of itself. Every field may stay empty; it is kept for the engagement. */
export function WorkpaperFields({ engagement }: { engagement: Engagement }) {
  const header = useHeader(engagement)
  return (
    <div className="workpaper-fields">
      {lines.map(([field, label, example]) => (
        <label key={field}>
          <span>{label}</span>
          <input
            value={header[field]}
            placeholder={example}
            maxLength={200}
            spellCheck={false}
            onChange={({ target }) => changeHeader(engagement, { [field]: target.value })}
          />
        </label>
      ))}
      {texts.map(([field, label, example]) => (
        <label key={field} className="wide">
          <span>{label}</span>
          <textarea
            rows={2}
            value={header[field]}
            placeholder={example}
            maxLength={10_000}
            onChange={({ target }) => changeHeader(engagement, { [field]: target.value })}
          />
        </label>
      ))}
    </div>
  )
}
