import { useState } from 'react'
import { fewestPassphraseCharacters } from '../../shared/handover.ts'
import { cancelHandover, handOver } from '../stores/handover.ts'
import { text } from '../text/text.ts'

const words = text.handover

function Secret({
  label,
  value,
  onChange
}: {
  label: string
  value: string
  onChange: (value: string) => void
}) {
  return (
    <label>
      <span>{label}</span>
      <input
        type="password"
        autoComplete="off"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  )
}

/** The passphrase of a file to write, typed twice, or of one to open. `name` is the engagement to export, null for an import. */
export function PassphraseForm({ name }: { name: string | null }) {
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const isExport = name !== null
  const isReady = isExport ? first.length >= fewestPassphraseCharacters && first === second : first !== ''
  const title = isExport ? words.exportTitle(name) : words.importTitle
  return (
    <form
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault()
        setIsBusy(true)
        void handOver(first).finally(() => setIsBusy(false))
      }}
    >
      <h3>{title}</h3>
      {isExport && <p className="dim">{words.rule}</p>}
      <Secret label={words.passphrase} value={first} onChange={setFirst} />
      {isExport && <Secret label={words.again} value={second} onChange={setSecond} />}
      {isExport && second !== '' && first !== second && <p className="dim">{words.differs}</p>}
      <div className="actions">
        <button type="submit" className="primary" disabled={isBusy || !isReady}>
          {isExport ? words.choosePlace : words.chooseFile}
        </button>
        <button type="button" onClick={() => void cancelHandover()}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}
