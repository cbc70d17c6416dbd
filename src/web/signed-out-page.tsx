import { ERROR } from './error-texts.ts'
import type { KeptForm } from './signed-out.ts'
import { useTexts } from './texts.ts'
import { Brand, Button } from './ui/elements.tsx'

/** Tells who sent a form after their session ended how to send it again, and holds it meanwhile. */
export function SignedOutPage({ kept }: { readonly kept: KeptForm }) {
  const words = useTexts(ERROR)
  const { signIn, action, encType, fields, hadFiles } = kept
  return (
    <main className="page stack error-page">
      <title>{`${words.signedOut.title} – ${words.product}`}</title>
      <Brand to="/" name={words.product} />
      <h1>{words.signedOut.title}</h1>
      <p className="text">{words.signedOut.notSaved}</p>
      {hadFiles ? <p className="text">{words.signedOut.files}</p> : null}
      <ol className="text">
        <li>
          <a href={signIn} target="_blank" rel="noreferrer">
            {words.signedOut.signIn}
          </a>
        </li>
        <li>{words.signedOut.comeBack}</li>
      </ol>
      <form method="post" action={action} encType={encType}>
        {fields.map(([name, value], at) => (
          // Several fields may bear one name; none is ever moved.
          // oxlint-disable-next-line react/no-array-index-key
          <input key={`${at} ${name}`} type="hidden" name={name} value={value} />
        ))}
        <Button>{words.signedOut.again}</Button>
      </form>
    </main>
  )
}
