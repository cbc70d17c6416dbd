import type { DesignView } from '#modules/designs'
import { ROLE_NAMES } from '../../../role-names.ts'
import { useTexts } from '../../../texts.ts'
import { Fact, Facts, Notice, Tag } from '../../../ui/elements.tsx'
import { AtTime } from '../../../when.tsx'
import { Wide } from '../../parts/wide.tsx'
import { DESIGNS } from '../designs-texts.ts'
import type { Shown } from './asked-dry-run.ts'
import { DRY_RUN } from './dry-run-texts.ts'

/** The stays of the pretended dossier with their dates, and whether it is in time. */
export function DryRunWay({ view, run }: { readonly view: DesignView; readonly run: Shown }) {
  const words = useTexts(DESIGNS)
  const dryRun = useTexts(DRY_RUN)
  return (
    <section className="stack asked-result" id="ket-qua">
      <h2>{words.result}</h2>
      <Facts>
        <Fact name={words.receivedAt}>{run.receivedAt.name}</Fact>
        <Fact name={words.dueAt}>
          <AtTime at={run.dueAt} />
        </Fact>
        {run.waited === null ? null : (
          <Fact name={dryRun.waited}>
            <AtTime at={run.waited.from} />
            {dryRun.fromTo}
            <AtTime at={run.waited.to} />
          </Fact>
        )}
        {run.endsAt === null ? null : (
          <Fact name={words.endsAt}>
            <AtTime at={run.endsAt} />{' '}
            <Tag tone={run.isInTime ? 'done' : 'late'} shape={run.isInTime ? 'check' : 'square'}>
              {run.isInTime ? words.inTime : words.late}
            </Tag>
          </Fact>
        )}
      </Facts>
      {run.endsAt === null ? (
        <Notice kind="error">
          <p>{words.neverEnds}</p>
        </Notice>
      ) : (
        <Stays view={view} stays={run.stays} />
      )}
    </section>
  )
}

function Stays(props: { readonly view: DesignView; readonly stays: Shown['stays'] }) {
  const words = useTexts(DESIGNS)
  const dryRun = useTexts(DRY_RUN)
  const roleNames = useTexts(ROLE_NAMES)
  const outcomes = new Map(
    props.view.steps.flatMap(({ step }) =>
      step.outcomes.map(({ code, name }) => [`${step.id} ${code}`, name] as const),
    ),
  )
  return (
    <Wide label={words.tabs.dryRun}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.step}</th>
            <th scope="col">{words.work}</th>
            <th scope="col">{words.unit}</th>
            <th scope="col">{words.from}</th>
            <th scope="col">{words.to}</th>
            <th scope="col">{words.result}</th>
          </tr>
        </thead>
        <tbody>
          {props.stays.map(
            ({ ordinal, stepId, name, unitName, role, from, to, hours, outcome }) => (
              <tr key={ordinal}>
                <th scope="row">{stepId.toUpperCase()}</th>
                <td lang="vi">{name}</td>
                <td>
                  <span lang="vi">{unitName}</span>
                  <div className="help">{roleNames[role]}</div>
                </td>
                <td>
                  <AtTime at={from} />
                </td>
                <td>{hours === null ? words.outside : <AtTime at={to} />}</td>
                <td>{outcomes.get(`${stepId} ${outcome}`) ?? dryRun.passedOver}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </Wide>
  )
}
