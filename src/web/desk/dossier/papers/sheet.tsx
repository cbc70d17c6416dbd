import type { ReactNode } from 'react'
import type { DeskDossier } from '#modules/dossiers'

export type Paper = DeskDossier['papers'][number]

/** How far a page is turned to the right, in degrees. */
export type Turn = 0 | 90 | 180 | 270

export function nameOf(paper: Paper, otherwise: string): string {
  return paper.name ?? paper.file?.name ?? otherwise
}

/** Where pages are laid out. It scrolls by itself, so the keyboard must be able to reach it. */
export function Sheet({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keyboard
    <section className="sheet" tabIndex={0} aria-label={name}>
      {children}
    </section>
  )
}
