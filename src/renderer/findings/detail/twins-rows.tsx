import { ComparedValue, DiffersSign } from './compared-value.tsx'
import type { ComparedField } from './compare-lines.ts'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { text } from '../../text/text.ts'

const words = text.finding.twins

/** Many lines one below the other: what they share is said once, what differs has a column. */
export function TwinsRows({
  names,
  compared,
  isOnlyDifferent
}: {
  names: readonly string[]
  compared: ComparedField[]
  isOnlyDifferent: boolean
}) {
  const shared = compared.filter(({ isDiffering }) => !isDiffering)
  const differing = compared.filter(({ isDiffering }) => isDiffering)
  return (
    <>
      {!isOnlyDifferent && shared.length > 0 && (
        <dl className="line-fields shared-fields" aria-label={words.same}>
          {shared.map(({ label, kind, values }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <ComparedValue kind={kind} value={values[0] ?? ''} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <ScrollArea className="twins rows" label={words.inRows}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.line}</th>
              {differing.map(({ label, kind }) => (
                <th key={label} scope="col" className={kind === 'amount' ? 'num' : undefined}>
                  {label}
                  <DiffersSign />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((name, at) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {differing.map(({ label, kind, values }) => (
                  <td key={label} className={kind === 'amount' ? 'num' : undefined}>
                    <ComparedValue kind={kind} value={values[at] ?? ''} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </>
  )
}
