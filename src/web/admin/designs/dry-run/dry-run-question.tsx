import type { DesignView } from '#modules/designs'
import type { PASSED_OVER } from '#modules/processes'
import { useTexts } from '../../../texts.ts'
import { Button } from '../../../ui/elements.tsx'
import { Select, TextField } from '../../../ui/fields.tsx'
import { CONDITIONS } from '../../parts/condition-words.ts'
import { APPLICANTS, CHANNELS } from '../condition-fields.ts'
import { DESIGNS } from '../designs-texts.ts'
import { STEP } from '../step-texts.ts'
import type { Asked } from './asked-dry-run.ts'
import { DRY_RUN } from './dry-run-texts.ts'

/** The code of the outcome; only its type is asked of the module, for this file is sent to browsers too. */
const PASSING: typeof PASSED_OVER = 'passed-over'

interface Question {
  readonly view: DesignView
  readonly asked: Asked
}

/** What the pretended dossier is, and what it meets with on its way. */
export function DryRunQuestionForm(
  props: Question & {
    readonly places: readonly { readonly code: string; readonly name: string }[]
  },
) {
  const words = useTexts(DESIGNS)
  return (
    <form className="stack" action="#ket-qua" noValidate>
      <Reception {...props} />
      <Dossier {...props} />
      <Ways {...props} />
      <Supplement {...props} />
      <div>
        <Button>{words.run}</Button>
      </div>
    </form>
  )
}

function Reception({ view, asked, places }: Parameters<typeof DryRunQuestionForm>[0]) {
  const words = useTexts(DESIGNS)
  return (
    <div className="design-fields">
      {view.procedures.length === 0 ? (
        <TextField
          id="thu-tuc"
          label={words.procedure}
          help={words.procedureCodeHelp}
          value={asked.code}
          maxLength={20}
        />
      ) : (
        <Select
          id="thu-tuc"
          label={words.procedure}
          value={asked.code}
          options={view.procedures.map(({ code, name }) => ({ value: code, label: name ?? code }))}
        />
      )}
      <TextField id="ngay" type="date" label={words.receivedOn} value={asked.day} width="12" />
      <TextField id="gio" label={words.receivedTime} value={asked.time} width="4" maxLength={5} />
      <Select
        id="noi"
        label={words.receivedAt}
        value={asked.place}
        placeholder={words.firstPlace}
        options={places.map(({ code, name }) => ({ value: code, label: name }))}
      />
    </div>
  )
}

/** What conditions ask of a dossier. */
function Dossier({ view, asked }: Question) {
  const words = useTexts(DRY_RUN)
  const steps = useTexts(STEP)
  const names = useTexts(CONDITIONS)
  return (
    <div className="design-fields">
      {view.cases.length === 0 ? null : (
        <Select
          id="truong-hop"
          label={steps.cases}
          value={asked.caseId ?? ''}
          placeholder={words.noCase}
          options={view.cases.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Select
        id="kenh"
        label={steps.channels}
        value={asked.channel}
        options={CHANNELS.map((value) => ({ value, label: names.channels[value] }))}
      />
      <Select
        id="doi-tuong"
        label={steps.applicants}
        value={asked.applicantKind}
        options={APPLICANTS.map((value) => ({ value, label: names.applicants[value] }))}
      />
    </div>
  )
}

/** Where a step may end in several ways, or be passed over: how it does so the first time. */
function Ways({ view, asked }: Question) {
  const words = useTexts(DESIGNS)
  const dryRun = useTexts(DRY_RUN)
  const forked = view.steps.filter(({ step }) => step.outcomes.length > 1 || step.optional === true)
  if (forked.length === 0) return null
  return (
    <div className="design-fields">
      {forked.map(({ step }) => (
        <Select
          key={step.id}
          id={step.id}
          label={words.way(step.id.toUpperCase(), step.name)}
          value={asked.ways[step.id] ?? step.outcomes[0]?.code}
          options={[
            ...step.outcomes.map(({ code, name }) => ({ value: code, label: name })),
            ...(step.optional === true ? [{ value: PASSING, label: dryRun.passOver }] : []),
          ]}
        />
      ))}
    </div>
  )
}

function Supplement({ view, asked }: Question) {
  const words = useTexts(DRY_RUN)
  const steps = useTexts(STEP)
  return (
    <div className="design-fields">
      <Select
        id="bo-sung"
        label={words.supplementAt}
        value={asked.supplementAt ?? ''}
        placeholder={words.noSupplement}
        options={view.steps.map(({ step }) => ({
          value: step.id,
          label: steps.step(step.id.toUpperCase(), step.name),
        }))}
      />
      <TextField
        id="so-ngay"
        label={words.supplementDays}
        value={String(asked.supplementDays)}
        inputMode="numeric"
        width="4"
        maxLength={2}
      />
    </div>
  )
}
