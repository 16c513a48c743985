import { useRef } from 'react'
import page from '../../../docs/guide.md?raw'
import { Dialog } from '../components/dialog.tsx'
import { readMarkdown, readSpans } from '../format/markdown.ts'
import type { Block } from '../format/markdown.ts'
import { text } from '../text/text.ts'

const words = text.shell.guide

/** The pictures of the guide, by the path that it names them by. */
const pictures = import.meta.glob<string>(
  '../../../docs/screenshots/{welcome,import,questions,columns,overview,findings-deciding,detail,workpaper}-light.png',
  { eager: true, query: '?url', import: 'default' }
)

const [, ...blocks] = readMarkdown(page)
const chapters = blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))

function Spans({ of }: { of: string }) {
  return readSpans(of).map(({ kind, text: said }, at) => {
    const key = `${at} ${said}`
    if (kind === 'strong') return <strong key={key}>{said}</strong>
    if (kind === 'em') return <em key={key}>{said}</em>
    return kind === 'code' ? <code key={key}>{said}</code> : said
  })
}

function GuideTable({ head, rows }: Extract<Block, { kind: 'table' }>) {
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell) => (
            <th key={cell} scope="col">
              <Spans of={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.join()}>
            {row.map((cell, at) => (
              <td key={head[at]}>
                <Spans of={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function GuideBlock({ block }: { block: Block }) {
  if (block.kind === 'heading') return <h3 tabIndex={-1}>{block.text}</h3>
  if (block.kind === 'table') return <GuideTable {...block} />
  if (block.kind === 'image')
    return <img src={pictures[`../../../docs/${block.source}`]} alt={block.alt} loading="lazy" />
  if (block.kind === 'paragraph')
    return (
      <p>
        <Spans of={block.text} />
      </p>
    )
  const List = block.isOrdered ? 'ol' : 'ul'
  return (
    <List>
      {block.items.map((item) => (
        <li key={item}>
          <Spans of={item} />
        </li>
      ))}
    </List>
  )
}

/** The guide, as it stands in `docs/guide.md` when Doublet is built: it needs no network. */
export function GuideDialog({ onClose }: { onClose: () => void }) {
  const body = useRef<HTMLDivElement>(null)
  function open(chapter: number): void {
    const heading = body.current?.querySelectorAll('h3')[chapter]
    heading?.scrollIntoView()
    heading?.focus({ preventScroll: true })
  }
  return (
    <Dialog title={words.title} onClose={onClose}>
      <div className="guide" ref={body}>
        <nav aria-label={words.chapters}>
          <ul>
            {chapters.map((chapter, at) => (
              <li key={chapter}>
                <button type="button" className="link" onClick={() => open(at)}>
                  {chapter}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        {blocks.map((block, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- the page never changes
          <GuideBlock key={at} block={block} />
        ))}
      </div>
    </Dialog>
  )
}
