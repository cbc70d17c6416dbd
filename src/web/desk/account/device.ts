const BROWSERS = [
  ['Edge', /\bEdg\//],
  ['Cốc Cốc', /coc_coc_browser/i],
  ['Opera', /\bOPR\//],
  ['Firefox', /\bFirefox\//],
  ['Chrome', /\bChrome\//],
  ['Safari', /\bSafari\//],
] as const

const SYSTEMS = [
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
] as const

/** A browser as people name it, "Chrome, Windows"; null when it does not say. */
export function deviceOf(agent: string | null): string | null {
  if (agent === null) return null
  const names = [BROWSERS, SYSTEMS].flatMap(
    (kinds) => kinds.find(([, sign]) => sign.test(agent))?.[0] ?? [],
  )
  return names.length === 0 ? null : names.join(', ')
}
