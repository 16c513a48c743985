import type { ReactNode } from 'react'

/** A part of the page that scrolls by itself, with a name; the keyboard can go there to scroll it. */
export function ScrollArea({
  label,
  className,
  children
}: {
  label: string
  className: string
  children: ReactNode
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- nothing inside needs to take the focus
    <section className={className} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
