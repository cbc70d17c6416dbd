import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from 'vite'
import { ROOT } from '../../tools/house/stages.ts'

/** A pattern of the program, and where it stands. */
export interface Pattern {
  readonly source: string
  readonly flags: string
  readonly file: string
}

/** What a file has of patterns: written as such, and how many are made while it runs. */
interface Found {
  readonly patterns: readonly Pattern[]
  readonly made: number
}

/** Every pattern of a file, found in its syntax and not by its look. */
export function patternsIn(file: string): Found {
  const { program } = parseSync(file, readFileSync(path.join(ROOT, file), 'utf8'))
  const patterns: Pattern[] = []
  let made = 0
  walk(program, (node) => {
    const { regex } = node
    if (isPattern(regex)) patterns.push({ source: regex.pattern, flags: regex.flags, file })
    const { type, value } = node
    // Of forms, which make them patterns while they run.
    if (type === 'Literal' && typeof value === 'string' && value.startsWith('^'))
      patterns.push({ source: value, flags: 'u', file })
    const { callee } = node as { readonly callee?: { readonly name?: unknown } }
    if (callee?.name === 'RegExp') made += 1
  })
  return { patterns, made }
}

type Node = Readonly<Record<string, unknown>>

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const each of value) walk(each, visit)
  else if (typeof value === 'object' && value !== null && !(value instanceof RegExp)) {
    visit(value as Node)
    for (const each of Object.values(value)) walk(each, visit)
  }
}

function isPattern(value: unknown): value is { readonly pattern: string; readonly flags: string } {
  return typeof value === 'object' && value !== null && 'pattern' in value && 'flags' in value
}
