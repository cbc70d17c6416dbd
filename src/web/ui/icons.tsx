import type { ReactNode } from 'react'

/** The mark: a door standing open in its frame, in two strokes. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" fill="none" stroke="currentColor" strokeWidth="3" aria-hidden="true">
      <path d="M5 29V4h22v25" strokeLinecap="round" strokeLinejoin="round" />
      <path d="M11 29V9l10 4v12l-10 4z" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}

const SHAPES = {
  dot: <circle cx="8" cy="8" r="6" />,
  half: (
    <>
      <path d="M8 2a6 6 0 0 0 0 12z" />
      <circle cx="8" cy="8" r="5.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </>
  ),
  triangle: <path d="M8 2l7 12H1z" />,
  square: <path d="M2 2h12v12H2z" />,
  check: (
    <path
      d="M2 8.5l4 4 8-9"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinecap="round"
    />
  ),
  cross: (
    <path d="M3 3l10 10M13 3L3 13" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
  ),
} as const satisfies Readonly<Record<string, ReactNode>>

export type Shape = keyof typeof SHAPES

/** A small shape that goes with a word; it says nothing by itself. */
export function ShapeIcon({ shape }: { readonly shape: Shape }) {
  return (
    <svg viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
      {SHAPES[shape]}
    </svg>
  )
}
