import { useId } from 'react'
import { linesOf } from '#kernel/lines'
import type { Box, Drawing, DrawnNode, Layout } from '#modules/processes'
import { useTexts } from '../../texts.ts'
import { CATALOGUE } from '../catalogue/catalogue-texts.ts'
import { Wide } from './wide.tsx'

const HEADER = 30
const TEXT_LINE = 17

export interface Drawn {
  readonly drawing: Drawing
  readonly layout: Layout
  readonly laneNames: readonly string[]
}

/** A process as BPMN draws it. What it shows is told in words, too, for people who hear the page. */
export function ProcessDiagram({
  title,
  drawing,
  layout,
  laneNames,
}: Drawn & { readonly title: string }) {
  const words = useTexts(CATALOGUE)
  const id = useId()
  const { width, height } = layout.pool
  return (
    <Wide label={words.diagram}>
      <svg
        className="diagram"
        width={width + 2}
        height={height + 2}
        viewBox={`-1 -1 ${width + 2} ${height + 2}`}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing made here has no file for an img
        role="img"
        aria-labelledby={`${id}title ${id}steps`}
      >
        <title id={`${id}title`}>{title}</title>
        <desc id={`${id}steps`}>{told(drawing, words.ends)}</desc>
        <defs>
          <marker
            id="arrow"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" className="diagram-head" />
          </marker>
        </defs>
        {layout.lanes.map((lane, at) => (
          <Lane key={lane.y} box={lane} name={laneNames[at] ?? ''} />
        ))}
        {drawing.flows.map(({ id: flow, outcome }) => (
          <Flow key={flow} of={layout.flows.get(flow)} name={outcome?.name ?? null} />
        ))}
        {drawing.nodes.map((node) => (
          <Node
            key={node.id}
            of={node}
            box={layout.nodes.get(node.id)}
            name={layout.names.get(node.id) ?? []}
          />
        ))}
      </svg>
    </Wide>
  )
}

/** Every step with what follows it. */
function told({ nodes }: Drawing, ends: string): string {
  return nodes
    .filter(({ kind }) => kind === 'task')
    .map(({ step }) => {
      const ways = step.outcomes.map(
        ({ name, next }) => `${name} → ${next.map((id) => id.toUpperCase()).join(' + ') || ends}`,
      )
      return `${step.id.toUpperCase()} ${step.name}: ${ways.join('; ')}.`
    })
    .join(' ')
}

function Lane({ box, name }: { readonly box: Box; readonly name: string }) {
  const middle = box.y + box.height / 2
  return (
    <g>
      <rect
        x={box.x - HEADER}
        y={box.y}
        width={box.width + HEADER}
        height={box.height}
        className="diagram-lane"
      />
      <rect
        x={box.x - HEADER}
        y={box.y}
        width={2 * HEADER}
        height={box.height}
        className="diagram-lane"
      />
      {linesOf(name, Math.max(10, Math.floor(box.height / 7)), 3).map((line, at) => (
        <text
          key={line}
          x={box.x - HEADER + 18 + at * TEXT_LINE}
          y={middle}
          transform={`rotate(-90 ${box.x - HEADER + 18 + at * TEXT_LINE} ${middle})`}
          textAnchor="middle"
          className="diagram-note"
        >
          {line}
        </text>
      ))}
    </g>
  )
}

function Flow(props: {
  readonly of:
    | {
        readonly points: readonly { readonly x: number; readonly y: number }[]
        readonly label: Box | null
      }
    | undefined
  readonly name: string | null
}) {
  const { of, name } = props
  if (of === undefined) return null
  const label = of.label
  const isTrack = label !== null && label.height < 20
  return (
    <g>
      <path
        d={of.points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('')}
        className="diagram-way"
        markerEnd="url(#arrow)"
      />
      {label === null || name === null
        ? null
        : linesOf(name, Math.floor(label.width / 7), isTrack ? 1 : 2).map((line, at, lines) => (
            <text
              key={line}
              x={label.x}
              y={label.y + label.height - 4 - (lines.length - 1 - at) * 15}
              className="diagram-label"
            >
              {line}
            </text>
          ))}
    </g>
  )
}

function Node(props: {
  readonly of: DrawnNode
  readonly box: Box | undefined
  readonly name: readonly string[]
}) {
  const { of, box, name } = props
  if (box === undefined) return null
  const { x, y, width, height } = box
  const [middleX, middleY] = [x + width / 2, y + height / 2]
  switch (of.kind) {
    case 'start':
    case 'end':
      return (
        <circle cx={middleX} cy={middleY} r={width / 2} className={`diagram-event-${of.kind}`} />
      )
    case 'task':
      return <Task of={of} box={box} name={name} />
    case 'choice':
    case 'merge':
    case 'fork':
    case 'join': {
      const isCross = of.kind === 'choice' || of.kind === 'merge'
      const [far, near] = isCross ? [8, 8] : [11, 0]
      return (
        <g>
          <path
            d={`M${middleX} ${y}L${x + width} ${middleY}L${middleX} ${y + height}L${x} ${middleY}Z`}
            className="diagram-box"
          />
          <path
            d={`M${middleX - far} ${middleY - near}L${middleX + far} ${middleY + near}M${middleX + near} ${middleY - far}L${middleX - near} ${middleY + far}`}
            className="diagram-sign"
          />
        </g>
      )
    }
  }
}

function Task(props: {
  readonly of: DrawnNode
  readonly box: Box
  readonly name: readonly string[]
}) {
  const words = useTexts(CATALOGUE)
  const { box, name } = props
  const { step } = props.of
  const hours =
    step.hours === null
      ? words.outside
      : `${String(step.hours).replace('.', ',')} ${words.hours.toLowerCase()}`
  return (
    <g>
      <rect {...box} rx="8" className="diagram-box" />
      {name.map((line, at) => (
        <text
          key={`${at} ${line}`}
          x={box.x + 8}
          y={box.y + 19 + at * TEXT_LINE}
          className="diagram-text"
        >
          {line}
        </text>
      ))}
      <text x={box.x + 8} y={box.y + box.height - 8} className="diagram-note">
        {hours}
      </text>
    </g>
  )
}
