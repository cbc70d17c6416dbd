import { performance } from 'node:perf_hooks'
import { langSonCatalogue } from '../demo/lang-son/catalogue.ts'
import { questionsOf } from '../demo/questions.ts'
import { wholeLangSon } from '../demo/whole-province/with-pack.ts'
import type { ProcedureContent } from '../src/modules/procedures/domain/content.ts'
import { catalogueIndex } from '../src/modules/procedures/domain/search-index.ts'
import { searchCatalogue } from '../src/modules/procedures/domain/search.ts'

interface Entry {
  readonly code: string
  readonly content: ProcedureContent
}

/** What search does in the catalogue of a whole province: how often it is right first, and how long it takes. */
function searchFigures(): Record<string, number> {
  const entries = [...langSonCatalogue(), ...wholeLangSon()] as Entry[]
  const indexing = performance.now()
  const index = catalogueIndex(entries)
  const indexed = performance.now() - indexing
  const questions = [...questionsOf('lang-son'), ...questionsOf('whole-province')]
  let right = 0
  const times = questions.map(({ meant, text }) => {
    const begun = performance.now()
    const [first] = searchCatalogue(index, { text }).entries
    const took = performance.now() - begun
    if (first?.code === meant || first?.content.name === meant) right += 1
    return took
  })
  times.sort((one, other) => one - other)
  const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10
  return {
    procedures: entries.length,
    questions: questions.length,
    firstHitPercent: Math.round((right / questions.length) * 1_000) / 10,
    medianMilliseconds: at(0.5),
    p95Milliseconds: at(0.95),
    indexMilliseconds: Math.round(indexed),
  }
}

console.log(JSON.stringify(searchFigures()))
