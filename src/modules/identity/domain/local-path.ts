/**
 * Where to go after signing in, when it is a place of ours; the front page otherwise. A link that a
 * stranger made must not lead from our sign-in page to his.
 */
export function localPath(wanted: string | null | undefined): string {
  // Browsers take a backslash for a slash and skip tabs and line ends, so that `/\host` leaves the site.
  if (wanted === null || wanted === undefined || /[\\\u0000-\u001F\u007F]/.test(wanted)) return '/'
  if (!wanted.startsWith('/') || wanted.startsWith('//') || wanted.length > 2000) return '/'
  return wanted
}
