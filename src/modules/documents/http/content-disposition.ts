/**
 * The header that names a file which is handed out (RFC 6266): as it is for those who know UTF-8,
 * without marks for those who do not.
 */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  return `${kind}; filename="${plain(name)}"; filename*=UTF-8''${encoded(name)}`
}

/** Visible ASCII without the characters that end a quoted text. */
function plain(name: string): string {
  return name
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[^\u0020-\u007E]|["\\%]/gu, '_')
}

/** The characters of RFC 8187 that `encodeURIComponent` leaves as they are. */
function encoded(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
