import { movePlace, useFirm } from '../stores/firm.ts'
import { text } from '../text/text.ts'

const words = text.settings.folder

/** Where the data is kept, and the way to another folder. */
export function FolderPlaceRow() {
  const place = useFirm((firm) => firm.place)
  if (place === null) return null
  return (
    <fieldset className="setting" aria-label={words.name}>
      <span className="setting-name">{words.name}</span>
      <div className="setting-control">
        <code>{place.path}</code>
        {place.next !== null && <p>{words.next(place.next)}</p>}
        {place.canMove && (
          <p className="moves">
            <button type="button" className="small" onClick={() => void movePlace(false)}>
              {words.choose}
            </button>{' '}
            <button type="button" className="small" onClick={() => void movePlace(true)}>
              {words.back}
            </button>
          </p>
        )}
      </div>
      <small className="dim">{place.canMove ? words.about : words.fixed}</small>
    </fieldset>
  )
}
