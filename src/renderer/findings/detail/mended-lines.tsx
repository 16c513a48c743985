import type { FindingMember } from '../../../shared/finding.ts'
import { text } from '../../text/text.ts'

const words = text.finding.twins

/** What had to be done to read some of the lines, each with the text that stands in its file. */
export function MendedLines({
  members,
  names
}: {
  members: readonly FindingMember[]
  names: readonly string[]
}) {
  const mended = members.flatMap(({ mended: found }, at) =>
    found === null ? [] : [{ ...found, name: names[at]! }]
  )
  return mended.map(({ how, written, name }) => (
    <div key={name} className="mended-line">
      <p>
        {words.mended(name)}: {how}.
      </p>
      {written !== null && (
        <figure>
          <figcaption>{words.written}</figcaption>
          <pre>{written}</pre>
        </figure>
      )}
    </div>
  ))
}
