import { decodeHtml } from './html-entities.ts'

/** What is told of a page; names of elements in lower case. */
export interface HtmlHandlers {
  open(name: string, attributes: string): void
  close(name: string): void
  text(text: string): void
}

const tag = /<(\/?)([a-z][\w:.-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/iy
/** What stands in these is no text of the page. */
const unseen = new Set(['script', 'style', 'title', 'xml', 'noscript', 'template'])
/** A tag or a comment that is longer is none, and what stands behind it is a text. */
const longestToken = 1 << 20

/** Takes a page apart as it comes, written as well or badly as it is. */
export class HtmlScanner {
  readonly #handlers: HtmlHandlers
  #rest = ''
  #unseen = ''

  constructor(handlers: HtmlHandlers) {
    this.#handlers = handlers
  }

  push(text: string): void {
    this.#scan(this.#rest + text, false)
  }

  end(): void {
    this.#scan(this.#rest, true)
  }

  #scan(page: string, isLast: boolean): void {
    let at = 0
    while (at < page.length) {
      const next = this.#unseen === '' ? this.#step(page, at, isLast) : this.#skipUnseen(page, at, isLast)
      if (next === null) break
      at = next
    }
    this.#rest = isLast ? '' : page.slice(at)
  }

  /** Where the next token begins; null where more of the page must come first. */
  #step(page: string, at: number, isLast: boolean): number | null {
    const canWait = !isLast && page.length - at < longestToken
    if (page[at] !== '<') {
      const end = page.indexOf('<', at)
      // An entity may be cut in two.
      if (end < 0 && canWait) return null
      this.#handlers.text(decodeHtml(page.slice(at, end < 0 ? undefined : end)))
      return end < 0 ? page.length : end
    }
    if (/[!?]/.test(page[at + 1] ?? '')) {
      const isComment = page.startsWith('<!--', at)
      const mark = isComment ? '-->' : '>'
      const end = page.indexOf(mark, at + 2)
      if (end < 0) return canWait ? null : page.length
      return end + mark.length
    }
    tag.lastIndex = at
    const found = tag.exec(page)
    if (found === null) {
      if (canWait && (/[/a-z]/i.test(page[at + 1] ?? '') || at + 1 === page.length)) return null
      this.#handlers.text('<')
      return at + 1
    }
    const [, slash, written, attributes] = found
    const name = written!.toLowerCase()
    if (slash === '/') this.#handlers.close(name)
    else if (unseen.has(name) && !attributes!.endsWith('/')) this.#unseen = name
    else this.#handlers.open(name, attributes!)
    return tag.lastIndex
  }

  #skipUnseen(page: string, at: number, isLast: boolean): number | null {
    const end = page.slice(at).search(new RegExp(`</${this.#unseen}\\b`, 'i'))
    if (end < 0) return isLast ? page.length : Math.max(at, page.length - 20) > at ? page.length - 20 : null
    this.#unseen = ''
    return at + end
  }
}
