import { createHash } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import path from 'node:path'
import canonicalize from 'canonicalize'
import { z } from 'zod'

const Anchored = z.strictObject({
  line: z.number().int(),
  at: z.string(),
  locality: z.string(),
  seal: z.number().int(),
  sealHash: z.string(),
  hash: z.string(),
})

/** A line of the witness: when it saw which seal of a locality last, and the hash that ties it to the line before. */
export type Anchor = z.output<typeof Anchored>

/** What a line says, before it has its place. */
export type Witnessed = Pick<Anchor, 'at' | 'locality' | 'seal' | 'sealHash'>

/** What a file of anchors holds. */
export interface AnchorFile {
  readonly anchors: readonly Anchor[]
  /** The first line that is not the one that was written there; null when the chain is whole. */
  readonly brokenAt: number | null
  /** Whether the last line was cut off while it was written. */
  readonly isTorn: boolean
}

/** Where the anchors of an installation lie in their folder. */
export function anchorFileIn(folder: string): string {
  return path.join(folder, 'anchors.jsonl')
}

/** Reads the anchors and follows their chain. A line that was cut off by a crash while it was written is none. */
export async function readAnchors(file: string): Promise<AnchorFile> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const anchors: Anchor[] = []
  for (const written of text.split('\n')) {
    const anchor = anchorIn(written)
    if (anchor === null) continue
    const { hash, ...said } = anchor
    const isNext = anchor.line === anchors.length + 1
    if (!isNext || hash !== hashOf(anchors.at(-1)?.hash ?? '', said)) {
      return { anchors, brokenAt: anchors.length + 1, isTorn: false }
    }
    anchors.push(anchor)
  }
  return { anchors, brokenAt: null, isTorn: text !== '' && !text.endsWith('\n') }
}

/** Puts lines behind the last and returns them when the disk has them. */
export async function appendAnchors(
  file: string,
  { anchors, isTorn }: AnchorFile,
  witnessed: readonly Witnessed[],
): Promise<Anchor[]> {
  const appended: Anchor[] = []
  let last = anchors.at(-1)
  for (const each of witnessed) {
    const said = { line: (last?.line ?? 0) + 1, ...each }
    last = { ...said, hash: hashOf(last?.hash ?? '', said) }
    appended.push(last)
  }
  const text = appended.map((anchor) => `${JSON.stringify(anchor)}\n`).join('')
  await mkdir(path.dirname(file), { recursive: true })
  const handle = await open(file, 'a', 0o640)
  try {
    await handle.writeFile(isTorn ? `\n${text}` : text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return appended
}

function anchorIn(line: string): Anchor | null {
  try {
    return Anchored.parse(JSON.parse(line))
  } catch {
    return null
  }
}

function hashOf(before: string, said: Omit<Anchor, 'hash'>): string {
  return createHash('sha256')
    .update(before)
    .update(canonicalize(said) ?? '')
    .digest('hex')
}
