import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { FormDefinition, Page } from '#modules/forms/domain'
import { useTexts } from '../../texts.ts'
import { Button } from '../../ui/elements.tsx'
import { TextField } from '../../ui/fields.tsx'
import { ConditionBoxes } from './condition-boxes.tsx'
import { FORMS } from './form-design-texts.ts'

/** The words of a page and when it is shown, and what else can be done with it. */
export function PageForm(props: {
  readonly definition: FormDefinition
  readonly page: Page
  readonly path: string
  readonly revision: number
  readonly faultOf: (id: string) => string | undefined
}) {
  const words = useTexts(FORMS)
  const { definition, page, path, revision, faultOf } = props
  const hidden = (
    <>
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="trang" value={page.id} />
    </>
  )
  return (
    <section id="sua" className="design-step stack" aria-label={words.editPage}>
      <h2>
        {words.editPage}: {page.title}
      </h2>
      <form method="post" className="stack" noValidate>
        {hidden}
        <TextField
          id="tieu-de"
          label={words.pageTitle}
          value={page.title}
          maxLength={100}
          fault={faultOf('tieu-de')}
        />
        <TextField
          id="ve"
          label={words.subject}
          help={words.subjectHelp}
          value={page.subject}
          maxLength={60}
        />
        <ConditionBoxes
          definition={definition}
          place={{ pageId: page.id, groupId: null }}
          before={page.questions[0]?.id ?? null}
          condition={page.showWhen}
        />
        <div className="row">
          <Button name="intent" value="page">
            {words.savePage}
          </Button>
          <Link to={path}>{words.close}</Link>
        </div>
      </form>
      <PageMoves hidden={hidden} />
    </section>
  )
}

/** What else can be done with a page. */
function PageMoves({ hidden }: { readonly hidden: ReactNode }) {
  const words = useTexts(FORMS)
  return (
    <form method="post" className="row">
      {hidden}
      <Button kind="secondary" name="intent" value="page-add">
        {words.addPage}
      </Button>
      <Button kind="quiet" name="intent" value="page-up">
        {words.up}
      </Button>
      <Button kind="quiet" name="intent" value="page-down">
        {words.down}
      </Button>
      <Button kind="quiet" name="intent" value="page-remove">
        {words.removePage}
      </Button>
    </form>
  )
}
