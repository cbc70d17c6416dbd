import path from 'node:path'
import type { TestResults } from '../../tools/house/test-results.ts'
import { fileOf } from './parts.ts'
import type { Finding } from './verdicts.ts'

/** What each proof among the tests of a run came to: one that did not run is not shown. */
export function proofsIn(
  results: TestResults,
  proofs: readonly string[],
  root: string,
): Record<string, Finding> {
  return Object.fromEntries(proofs.map((proof) => [proof, findingOf(proof, results, root)]))
}

function findingOf(proof: string, results: TestResults, root: string): Finding {
  const title = proof.split(' > ')[1]
  const file = results.testResults.find(
    ({ name }) => path.relative(root, name) === path.normalize(fileOf(proof)),
  )
  const shape = title === undefined ? null : shapeOf(title)
  const tests = (file?.assertionResults ?? []).filter(
    (test) => shape === null || shape.test(test.title),
  )
  const isBroken =
    tests.some(({ status }) => status === 'failed') ||
    (tests.length === 0 && file?.status === 'failed')
  if (isBroken) return 'broken'
  return tests.length > 0 && tests.every(({ status }) => status === 'passed') ? 'held' : 'not shown'
}

/** The titles that a title with places for values stands for. */
function shapeOf(title: string): RegExp {
  const pieces = title
    .split(/%[sdijo]|\$[a-zA-Z]+/)
    .map((piece) => piece.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return new RegExp(`^${pieces.join('.*')}$`, 's')
}
