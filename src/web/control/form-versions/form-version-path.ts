/** Where the versions of the form of a procedure are listed. */
export function formVersionsPath(code: string): string {
  return `/quan-tri/thu-tuc/${encodeURIComponent(code)}/bieu-mau`
}
