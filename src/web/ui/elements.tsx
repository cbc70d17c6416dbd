import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Mark, ShapeIcon, type Shape } from './icons.tsx'

/** The name and mark of the product, leading home. */
export function Brand({ to, name }: { readonly to: string; readonly name: string }) {
  return (
    <Link className="brand" to={to}>
      <Mark />
      {name}
    </Link>
  )
}

export type Tone = 'plain' | 'going' | 'soon' | 'late' | 'done'

/** A state, told by a word and a shape. */
export function Tag(props: {
  readonly tone: Tone
  readonly shape: Shape
  readonly children: ReactNode
}) {
  return (
    <span className="tag" data-tone={props.tone}>
      <ShapeIcon shape={props.shape} />
      {props.children}
    </span>
  )
}

type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

/** A button that sends its form. `name` and `value` travel with it. */
export function Button(props: {
  readonly kind?: ButtonKind
  readonly name?: string
  readonly value?: string
  readonly form?: string
  readonly disabled?: boolean
  readonly children: ReactNode
}) {
  const { kind = 'primary', children, ...rest } = props
  return (
    <button type="submit" className="button" data-kind={kind} {...rest}>
      {children}
    </button>
  )
}

/** A link that looks like the button it stands in for: it leads somewhere and changes nothing. */
export function LinkButton(props: {
  readonly to: string
  readonly kind?: ButtonKind
  readonly reloadDocument?: boolean
  readonly children: ReactNode
}) {
  const { kind = 'primary', children, ...rest } = props
  return (
    <Link className="button" data-kind={kind} {...rest}>
      {children}
    </Link>
  )
}

/** Something to know before going on. */
export function Notice(props: {
  readonly kind?: 'info' | 'warning' | 'error'
  readonly title?: string
  readonly children?: ReactNode
}) {
  return (
    <section className="notice stack" data-kind={props.kind ?? 'info'}>
      {props.title === undefined ? null : <h2>{props.title}</h2>}
      {props.children}
    </section>
  )
}

/** What is so: pairs of a name and a value, each with at most one way to change it. */
export function Facts(props: { readonly children: ReactNode }) {
  return <dl className="facts">{props.children}</dl>
}

export function Fact(props: {
  readonly name: string
  readonly children: ReactNode
  readonly change?: { readonly to: string; readonly label: string; readonly about: string }
}) {
  const { change } = props
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
      {change === undefined ? null : (
        <dd className="change">
          <Link to={change.to}>
            {change.label}
            <span className="visually-hidden"> {change.about}</span>
          </Link>
        </dd>
      )}
    </div>
  )
}

export interface Station {
  readonly key: string
  readonly title: string
  readonly state: 'past' | 'now' | 'ahead'
  readonly detail?: ReactNode
}

/** The line of stations something passes on its way, with where it is now. */
export function Stations(props: {
  readonly stations: readonly Station[]
  readonly nowLabel: string
}) {
  return (
    <ol className="stations">
      {props.stations.map((station) => (
        <li
          key={station.key}
          data-state={station.state}
          {...(station.state === 'now' ? { 'aria-current': 'step' as const } : {})}
        >
          <strong>{station.title}</strong>
          {station.state === 'now' ? (
            <span className="visually-hidden"> ({props.nowLabel})</span>
          ) : null}
          {station.detail === undefined ? null : <div className="help">{station.detail}</div>}
        </li>
      ))}
    </ol>
  )
}

/** A list with nothing in it, and what to do about that. */
export function Empty(props: { readonly children: ReactNode }) {
  return <div className="empty">{props.children}</div>
}
