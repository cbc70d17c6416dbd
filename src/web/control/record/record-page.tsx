import { Link } from 'react-router'
import { ADMIN } from '../../admin/frame/admin-texts.ts'
import { useTexts } from '../../texts.ts'
import { LinkButton, Notice, Tag } from '../../ui/elements.tsx'
import { flawsBySection, FlawList } from '../publications/flaw-list.tsx'
import { publicationPath } from '../publications/publication-args.ts'
import type { Route } from './+types/record-page.ts'
import { loadRecord } from './load-record.ts'
import { RECORD_WORDS } from './record-texts.ts'

export async function loader(args: Route.LoaderArgs) {
  const { id, code, path, mayWrite, view } = await loadRecord(args)
  return {
    id,
    code,
    path,
    mayWrite,
    name: view.content.name,
    hasBefore: view.before !== null,
    flaws: view.flaws,
    sections: flawsBySection(view.flaws),
  }
}

/** What a procedure is to say, part by part: what is complete, and what is not. */
export default function RecordPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(RECORD_WORDS)
  const admin = useTexts(ADMIN)
  const { id, code, path, name, mayWrite, hasBefore, flaws, sections } = loaderData
  return (
    <div className="stack-wide">
      <title>{admin.page(words.title(name))}</title>
      <header className="stack">
        <p>
          <Link to={publicationPath(id)}>{words.back}</Link>
        </p>
        <h1>{words.title(name)}</h1>
        <p className="help">{code}</p>
      </header>
      {mayWrite ? null : (
        <Notice>
          <p>{words.readOnly}</p>
        </Notice>
      )}
      <section className="stack">
        <h2>{words.parts}</h2>
        <ol className="admin-list">
          {sections.map((section) => (
            <li key={section.id}>
              <Link to={`${path}/${section.id}`}>{words.sections[section.id]}</Link>
              <SectionState {...section} />
            </li>
          ))}
        </ol>
      </section>
      {hasBefore ? (
        <p>
          <LinkButton kind="secondary" to={`${path}/so-sanh`}>
            {words.compare}
          </LinkButton>
        </p>
      ) : null}
      <FlawList publicationId={id} flaws={flaws} items={[]} />
    </div>
  )
}

function SectionState(props: { readonly toMend: number; readonly toLookAt: number }) {
  const words = useTexts(RECORD_WORDS)
  if (props.toMend > 0)
    return (
      <Tag tone="late" shape="cross">
        {words.toMend(props.toMend)}
      </Tag>
    )
  if (props.toLookAt > 0)
    return (
      <Tag tone="soon" shape="half">
        {words.toLookAt(props.toLookAt)}
      </Tag>
    )
  return (
    <Tag tone="done" shape="check">
      {words.fine}
    </Tag>
  )
}
