import { useTexts } from '../../texts.ts'
import { LinkButton, Notice } from '../../ui/elements.tsx'
import type { ProcedurePageData } from './procedure-page-data.ts'
import { PROCEDURE } from './procedure-texts.ts'

/** The one button; or where to go instead of it. */
export function HowToFile({ view }: Pick<ProcedurePageData, 'view'>) {
  const words = useTexts(PROCEDURE)
  const { code, content } = view.version
  const { handledElsewhere, onlineLevel } = content
  if (handledElsewhere !== null) {
    return (
      <Notice kind="warning" title={words.elsewhere}>
        <p lang="vi">{handledElsewhere.reason}</p>
        <p>
          <LinkButton to={handledElsewhere.link}>{words.goThere}</LinkButton>
        </p>
      </Notice>
    )
  }
  if (view.notReceived !== null) {
    return (
      <Notice kind="warning" title={words.notReceived}>
        <p lang="vi">{view.notReceived}</p>
        <p>{words.fileAt(content.competentAgency)}</p>
      </Notice>
    )
  }
  if (onlineLevel !== 'information') {
    return (
      <p>
        <LinkButton to={`/nop/${code}`}>{words.file}</LinkButton>
      </p>
    )
  }
  return (
    <Notice>
      <p>{words.inPerson}</p>
      <p>
        <WhereInPerson view={view} />
      </p>
    </Notice>
  )
}

/** The one place, or the way to the list where every commune has its own. */
function WhereInPerson({ view }: Pick<ProcedurePageData, 'view'>) {
  const words = useTexts(PROCEDURE)
  const { receivingPlaces: places, version } = view
  const [first] = places
  if (first !== undefined && first.level !== 'province' && places.length > 1) {
    return <a href="#noi-nop">{words.inPersonCommune(places.length)}</a>
  }
  return <span lang="vi">{first?.name ?? version.content.competentAgency}</span>
}
