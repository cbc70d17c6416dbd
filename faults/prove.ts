// `npm run prove`: shows every promise, part by part, and says of each whether it is held. Cut short, it goes on where
// it was when it is run again on the same code. `-- --quick`: by the suite's tests alone, in ten minutes at most.
// `--only kills,races` and `--from kills` run these parts anew; `--again` runs all.
import { inOneLine, prove } from './promises/run.ts'
import { exitCodeOf } from './promises/verdicts.ts'

try {
  const verdicts = await prove(process.argv.slice(2))
  for (const verdict of verdicts) console.log(JSON.stringify(verdict))
  console.log(inOneLine(verdicts))
  process.exitCode = exitCodeOf(verdicts)
} catch (error) {
  console.error(`✗ ${(error as Error).message}`)
  process.exitCode = 3
}
