import { Link } from 'react-router'
import type { ListedProcedure } from '#modules/procedures'
import { useTexts } from '../../texts.ts'
import { CATALOGUE, termWords } from './catalogue-texts.ts'
import { feeWords } from './fee-words.ts'

/** A procedure in a list: its name, who decides, how long, how much, and how it is filed. */
export function ProcedureLine({ procedure }: { readonly procedure: ListedProcedure }) {
  const words = useTexts(CATALOGUE)
  const { version, fee, unitName } = procedure
  const { name, timeLimit, onlineLevel, handledElsewhere } = version.content
  const how = onlineLevel === 'information' ? words.fileAt(unitName) : words.fileOnline
  return (
    <li className="procedure-line">
      <Link to={`/thu-tuc/${version.code}`} lang="vi">
        {name}
      </Link>
      <p className="help">
        <span lang="vi">{unitName}</span>
        {handledElsewhere === null ? (
          <>
            <span>{termWords(timeLimit, words)}</span>
            <span>{feeWords(fee, words)}</span>
          </>
        ) : null}
        <span>{handledElsewhere === null ? how : words.elsewhere}</span>
      </p>
    </li>
  )
}
