import { data, Link } from 'react-router'
import { Refused } from '#kernel/refused'
import { verifyLetter, type VerifiedLetter } from '#modules/letters'
import { webContext } from '#platform/web'
import { contextOf } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Fact, Facts, Notice } from '../../ui/elements.tsx'
import { AtTime } from '../../when.tsx'
import type { Route } from './+types/verification-page.ts'
import { VERIFICATION } from './verification-texts.ts'

/** Where the QR code at the foot of a letter leads whoever is shown it. */
export async function loader(args: Route.LoaderArgs) {
  const { received } = args.context.get(webContext)
  const verified = verifyLetter(contextOf(args), args.params.token, received.ip)
  const letter = await verified.catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error
    if (error.code === 'not-found/letter') return 'unknown' as const
    if (error.code === 'not-found/letter-code') return 'damaged' as const
    throw error
  })
  return data({ letter }, { status: typeof letter === 'string' ? 404 : 200 })
}

export default function VerificationPage({ loaderData: { letter } }: Route.ComponentProps) {
  const words = useTexts(VERIFICATION)
  return (
    <div className="stack-wide text">
      <title>{words.title}</title>
      {typeof letter === 'string' ? <NotIssued why={letter} /> : <Issued letter={letter} />}
    </div>
  )
}

/** A code that is on no letter, or what is left of one. */
function NotIssued({ why }: { readonly why: 'unknown' | 'damaged' }) {
  const words = useTexts(VERIFICATION)
  return (
    <>
      <h1>{why === 'unknown' ? words.notIssued : words.damaged}</h1>
      <p>{why === 'unknown' ? words.notIssuedHelp : words.damagedHelp}</p>
    </>
  )
}

function Issued({ letter }: { readonly letter: VerifiedLetter }) {
  const words = useTexts(VERIFICATION)
  const { replacedBy, undoneBy, appointmentMovedBy } = letter
  return (
    <>
      <header className="stack">
        <h1>{words.issued}</h1>
        {replacedBy === null ? null : (
          <Newer title={words.replaced} text={words.replacedBy} letter={replacedBy} />
        )}
        {undoneBy === null ? null : (
          <Newer title={words.undone} text={words.undoneBy} letter={undoneBy} />
        )}
        {appointmentMovedBy === null ? null : (
          <Newer title={words.moved} text={words.movedBy} letter={appointmentMovedBy} />
        )}
        <p>{words.compare}</p>
      </header>
      <LetterFacts letter={letter} />
      <p className="help">{words.noPersonal}</p>
      <p>
        <Link to="/tra-cuu">{words.track}</Link>
      </p>
    </>
  )
}

function LetterFacts({ letter }: { readonly letter: VerifiedLetter }) {
  const words = useTexts(VERIFICATION)
  const { title, form, number, unitName, issuedAt, reprintedAt } = letter
  return (
    <Facts>
      <Fact name={words.paper}>
        <strong lang="vi">{title}</strong>
      </Fact>
      {form === null ? null : (
        <Fact name={words.form}>
          <span lang="vi">{form}</span>
        </Fact>
      )}
      {number === null ? null : <Fact name={words.number}>{number}</Fact>}
      <Fact name={words.unit}>
        <span lang="vi">{unitName}</span>
      </Fact>
      <Fact name={words.at}>
        <AtTime at={issuedAt} />
      </Fact>
      {reprintedAt === null ? null : (
        <Fact name={words.reprinted}>
          <AtTime at={reprintedAt} />
        </Fact>
      )}
      {letter.dossierCode === null ? null : (
        <Fact name={words.dossier}>
          <span className="number">{letter.dossierCode}</span>
        </Fact>
      )}
      <Fact name={words.procedure}>
        <span lang="vi">{letter.procedureName}</span>
      </Fact>
    </Facts>
  )
}

function Newer(props: {
  readonly title: string
  readonly text: string
  readonly letter: NonNullable<VerifiedLetter['replacedBy']>
}) {
  const words = useTexts(VERIFICATION)
  const { number, madeAt } = props.letter
  return (
    <Notice kind="warning" title={props.title}>
      <p>
        {props.text} <AtTime at={madeAt} />
        {number === null ? null : words.numbered(number)}.
      </p>
    </Notice>
  )
}
