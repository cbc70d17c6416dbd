import { Link } from 'react-router'
import { withQuery } from '../../admin/parts/address.ts'
import { Pages } from '../../admin/parts/pages.tsx'
import { Wide } from '../../admin/parts/wide.tsx'
import { useTexts } from '../../texts.ts'
import { Button, Empty, LinkButton } from '../../ui/elements.tsx'
import { RECORD_WORDS } from '../record/record-texts.ts'
import type { PublicationPageData } from './load-publication.ts'
import { publicationPath } from './publication-args.ts'
import { PUBLICATIONS } from './publication-texts.ts'

/** What the decision does to each procedure. */
export function ItemsSection(page: PublicationPageData) {
  const words = useTexts(PUBLICATIONS)
  const { facts, items, isFirst, isWhole, mayManage, next, total } = page
  const path = publicationPath(facts.id)
  const isDraft = facts.state === 'draft' && mayManage
  return (
    <section className="stack">
      <h2>
        {words.items} ({total})
      </h2>
      {isWhole ? (
        <p>
          <Link to={path}>{words.showItems}</Link>
        </p>
      ) : items.length === 0 ? (
        <Empty>{words.noItems}</Empty>
      ) : (
        <Wide label={words.items}>
          <table className="table cards">
            <thead>
              <tr>
                <th scope="col">{words.procedures}</th>
                <th scope="col">{words.kind}</th>
                <th scope="col">
                  <span className="visually-hidden">{words.open}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <Item key={item.code} facts={facts} item={item} isDraft={isDraft} />
              ))}
            </tbody>
          </table>
        </Wide>
      )}
      <Pages
        next={next === null ? null : withQuery(path, { sau: next })}
        first={isFirst ? null : path}
      />
      {isDraft ? (
        <p>
          <LinkButton kind="secondary" to={`${path}/them`}>
            {words.addItem}
          </LinkButton>
        </p>
      ) : null}
    </section>
  )
}

function Item(props: {
  readonly facts: PublicationPageData['facts']
  readonly item: PublicationPageData['items'][number]
  readonly isDraft: boolean
}) {
  const words = useTexts(PUBLICATIONS)
  const { kind, code, name, relatedCode, relatedName } = props.item
  const other = relatedName === null ? relatedCode : `${relatedName} (${relatedCode ?? ''})`
  const title = useTexts(RECORD_WORDS).title(name)
  return (
    <tr>
      <th scope="row">
        {kind === 'repeal' ? (
          title
        ) : (
          <Link to={`${publicationPath(props.facts.id)}/${code}`}>{title}</Link>
        )}
        <div className="help">{code}</div>
      </th>
      <td data-name={words.kind}>
        {words.kinds[kind]}
        {other === null ? null : (
          <div className="help">
            {kind === 'replace' ? words.replaces(other) : words.replacedBy(other)}
          </div>
        )}
      </td>
      <td>
        {props.isDraft ? (
          <form method="post">
            <input type="hidden" name="code" value={code} />
            <Button kind="quiet" name="intent" value="remove">
              {words.removeItem}
              <span className="visually-hidden"> {words.removeItemOf(title)}</span>
            </Button>
          </form>
        ) : props.facts.state === 'published' ? (
          <Link to={`/quan-tri/thu-tuc/${code}/phien-ban`}>{words.versions}</Link>
        ) : null}
      </td>
    </tr>
  )
}
