import { useId } from 'react'
import type { InspectedStep } from '#modules/procedures'
import { ROLE_NAMES } from '../../role-names.ts'
import { useTexts } from '../../texts.ts'
import { Wide } from '../parts/wide.tsx'
import { CATALOGUE, decimal } from './catalogue-texts.ts'
import { linesOf, waysOf, type Way } from './process-layout.ts'

const BOX = { left: 90, width: 320, height: 84, gap: 40 }
const LANE = 14
const CHARACTERS = 31
const pitch = BOX.height + BOX.gap

/** The steps of a process from top to bottom, with every way between them. */
export function ProcessDiagram(props: {
  readonly title: string
  readonly steps: readonly InspectedStep[]
}) {
  const words = useTexts(CATALOGUE)
  const id = useId()
  const { steps, title } = props
  const ways = waysOf(steps.map(({ step }) => step))
  const end = steps.length * pitch + 10
  return (
    <Wide label={words.diagram}>
      <svg className="diagram" viewBox={`0 0 580 ${end + 60}`} aria-labelledby={id}>
        <title id={id}>{title}</title>
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
        {ways.map((way) => (
          <path
            key={way.key}
            className="diagram-way"
            data-kind={way.kind}
            d={pathOf(way, steps.length)}
            markerEnd="url(#arrow)"
          />
        ))}
        {steps.map((step, place) => (
          <StepBox key={step.step.id} of={step} top={place * pitch + 10} />
        ))}
        <g>
          <circle cx={BOX.left + BOX.width / 2} cy={end + 20} r="18" className="diagram-end" />
          <text x={BOX.left + BOX.width / 2 + 26} y={end + 26} className="diagram-text">
            {words.ends}
          </text>
        </g>
      </svg>
    </Wide>
  )
}

function StepBox({ of: { step }, top }: { readonly of: InspectedStep; readonly top: number }) {
  const words = useTexts(CATALOGUE)
  const roleNames = useTexts(ROLE_NAMES)
  const hours =
    step.hours === null ? words.outside : `${decimal(step.hours)} ${words.hours.toLowerCase()}`
  return (
    <g>
      <rect
        x={BOX.left}
        y={top}
        width={BOX.width}
        height={BOX.height}
        rx="8"
        className="diagram-box"
      />
      {linesOf(`${step.id.toUpperCase()}. ${step.name}`, CHARACTERS, 2).map((line, at) => (
        <text key={line} x={BOX.left + 14} y={top + 26 + at * 20} className="diagram-text">
          {line}
        </text>
      ))}
      <text x={BOX.left + 14} y={top + BOX.height - 12} className="diagram-note">
        {roleNames[step.role]} · {hours}
      </text>
    </g>
  )
}

/** Straight down, round the right side past others, or round the left side back. */
function pathOf({ from, to, kind, lane }: Way, count: number): string {
  const middle = BOX.left + BOX.width / 2
  const topOf = (place: number) => place * pitch + 10
  const target = to === null ? topOf(count) - 2 : topOf(to)
  if (kind === 'next') return `M${middle} ${topOf(from) + BOX.height}V${target}`
  const start = topOf(from) + BOX.height / 2
  const right = BOX.left + BOX.width
  if (kind === 'past') {
    const side = right + 24 + (lane % 9) * LANE
    const arrival = to === null ? target + 22 : target + 18
    const stop = to === null ? middle + 22 : right + 2
    return `M${right} ${start + 14}H${side}V${arrival}H${stop}`
  }
  const side = BOX.left - 18 - (lane % 5) * LANE
  return `M${BOX.left} ${start}H${side}V${target + BOX.height / 2 + 20}H${BOX.left - 2}`
}
