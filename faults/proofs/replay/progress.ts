import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { instantOn } from '#kernel/instant'
import { instantInWords } from '#modules/letters'
import type { ReplayOrder } from './order.ts'
import type { Script } from './script.ts'

const TOLD_EVERY_MS = 15_000

/** Says now and then how far it is, how fast it goes and how long it will take. */
export class Teller {
  readonly #order: ReplayOrder
  readonly #script: Script
  readonly #all: number
  readonly #began = performance.now()
  #told = this.#began
  #before: number | null = null

  constructor(order: ReplayOrder, script: Script) {
    this.#order = order
    this.#script = script
    this.#all = script.filings.slice(0, order.days).reduce((sum, count) => sum + count, 0)
  }

  tell(at: number, acts: number, more = ''): void {
    const { dossiers } = this.#script.told
    this.#before ??= dossiers
    const now = performance.now()
    if (now - this.#told < TOLD_EVERY_MS) return
    this.#told = now
    const perSecond = acts / ((now - this.#began) / 1000)
    const lived = dossiers - this.#before
    const left = ((now - this.#began) / Math.max(1, lived)) * (this.#all - dossiers)
    this.#order.say(
      `${instantInWords(new Date(at))}: ${dossiers} of ${this.#all} dossiers, ${acts} acts, ` +
        `${Math.round(perSecond)} a second, about ${Math.ceil(left / 60_000)} min left${more}`,
    )
  }
}

/** Up to which moment everything is done and followed up. */
export function keepProgress(order: ReplayOrder, doneUntil: number): void {
  const file = progressFile(order)
  writeFileSync(`${file}.new`, JSON.stringify({ ...identityOf(order), doneUntil }))
  renameSync(`${file}.new`, file)
}

/** Up to which moment everything is done; the start when nothing is. */
export function progressIn(order: ReplayOrder): number {
  const file = progressFile(order)
  if (!existsSync(file)) return instantOn(order.from, 0).getTime()
  const { doneUntil, ...kept } = JSON.parse(readFileSync(file, 'utf8')) as { doneUntil: number }
  if (JSON.stringify(kept) !== JSON.stringify(identityOf(order)))
    throw new Error(`${order.folder} holds another year: ${JSON.stringify(kept)}`)
  return doneUntil
}

function progressFile({ folder }: ReplayOrder): string {
  return path.join(folder, 'replay.json')
}

function identityOf({ from, dossiersAYear, seed }: ReplayOrder) {
  return { from, dossiersAYear, seed }
}
