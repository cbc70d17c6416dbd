/** The end record of a ZIP archive, and how far before the end of a file it may stand. */
const ARCHIVE_END = Buffer.from('PK\x05\x06', 'latin1')
const ARCHIVE_END_BYTES = 22
const ARCHIVE_END_REACH = ARCHIVE_END_BYTES + 0xff_ff
const ARCHIVE_ENTRY = Buffer.from('PK\x01\x02', 'latin1')

/** How much of the beginning and the end a program looks at that guesses what a file is. */
const GUESSED_BYTES = 1024
const PAGE = /<!doctype html|<html|<head|<body|<script|<iframe|<svg|<\?php/i

/**
 * Whether a PDF or picture is a ZIP archive or a web page at the same time, so that it passes for one
 * here and for the other elsewhere.
 */
export function hasForeignContent(bytes: Buffer): boolean {
  return (
    endsAsArchive(bytes) ||
    PAGE.test(bytes.toString('latin1', 0, GUESSED_BYTES)) ||
    PAGE.test(bytes.toString('latin1', Math.max(0, bytes.length - GUESSED_BYTES)))
  )
}

function endsAsArchive(bytes: Buffer): boolean {
  const tail = Math.max(0, bytes.length - ARCHIVE_END_REACH)
  let at = bytes.indexOf(ARCHIVE_END, tail)
  while (at !== -1 && at + ARCHIVE_END_BYTES <= bytes.length) {
    const directory = at - bytes.readUInt32LE(at + 12)
    if (startsEntry(bytes, directory) || startsEntry(bytes, bytes.readUInt32LE(at + 16)))
      return true
    at = bytes.indexOf(ARCHIVE_END, at + 1)
  }
  return false
}

function startsEntry(bytes: Buffer, at: number): boolean {
  return at >= 0 && bytes.subarray(at, at + ARCHIVE_ENTRY.length).equals(ARCHIVE_ENTRY)
}
