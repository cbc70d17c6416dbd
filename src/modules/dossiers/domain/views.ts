/** The lists every officer works from. The names are those of the HTTP contract. */
export const VIEWS = [
  'to-receive',
  'mine',
  'my-unit',
  'awaiting-person',
  'due-today',
  'late',
  'to-hand-over',
  'done',
] as const

export type View = (typeof VIEWS)[number]
