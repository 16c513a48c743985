import { ComparedValue, DiffersSign } from './compared-value.tsx'
import type { ComparedField } from './compare-lines.ts'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { text } from '../../text/text.ts'

const words = text.finding.twins

/** A few lines side by side, one column each; what differs is marked. */
export function TwinsColumns({ names, compared }: { names: readonly string[]; compared: ComparedField[] }) {
  return (
    <ScrollArea className="twins" label={words.inColumns}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{words.field}</span>
            </th>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {compared.map(({ label, kind, values, isDiffering }) => (
            <tr key={label} className={isDiffering ? 'differs' : undefined}>
              <th scope="row">
                {label}
                {isDiffering && <DiffersSign />}
              </th>
              {values.map((value, at) => (
                <td key={names[at]} className={kind === 'amount' ? 'num' : undefined}>
                  <ComparedValue kind={kind} value={value} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}
