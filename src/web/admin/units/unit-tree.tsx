import { Link } from 'react-router'
import type { UnitKind } from '#modules/organisations'
import { useTexts } from '../../texts.ts'
import { withQuery } from '../parts/address.ts'
import { UNITS } from './units-texts.ts'

export interface UnitNode {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly kind: UnitKind
  readonly children: readonly UnitNode[]
}

/** Units with those below them, closed from the second level on. */
export function UnitTree(props: {
  readonly nodes: readonly UnitNode[]
  readonly day: string
  readonly depth?: number
}) {
  const words = useTexts(UNITS)
  const { nodes, day, depth = 0 } = props
  return (
    <ul className="unit-tree">
      {nodes.map((node) => (
        <li key={node.id}>
          <span className="unit-line">
            <Link to={withQuery(`/quan-tri/don-vi/${node.id}`, { ngay: day })}>{node.name}</Link>
            <span className="help">{node.code}</span>
          </span>
          {node.children.length === 0 ? null : (
            <details className="details" open={depth === 0}>
              <summary>
                {words.below(node.children.length)}
                <span className="visually-hidden"> {node.name}</span>
              </summary>
              <UnitTree nodes={node.children} day={day} depth={depth + 1} />
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}
