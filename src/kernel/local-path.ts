/** Browsers take a backslash for a slash and skip tabs and line ends, so that `/\host` leaves the site. */
const WRITTEN_AS_AN_ADDRESS = /^\/(?!\/)[!-[\]-~]*$/
const MOST_LETTERS = 2_000

/**
 * Where to lead on to, when it is a page of ours, written as addresses are; `otherwise` if it is not. A link
 * that a stranger made must not lead from our sign-in page to his.
 */
export function localPath(wanted: string | null | undefined, otherwise = '/'): string {
  if (wanted === null || wanted === undefined || wanted.length > MOST_LETTERS) return otherwise
  return WRITTEN_AS_AN_ADDRESS.test(wanted) ? wanted : otherwise
}
