import type { ReactNode } from 'react'

/** Something wider than a telephone: it scrolls within its own frame, with the keyboard, too. */
export function Wide(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the focus to be scrolled by keys
    <section className="table-scroll" tabIndex={0} aria-label={props.label}>
      {props.children}
    </section>
  )
}
