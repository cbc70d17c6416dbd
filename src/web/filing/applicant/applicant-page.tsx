import { writtenPhone } from '#kernel/identifiers'
import { saveFiling, type OwnerParty } from '#modules/filings'
import { newId } from '#platform/ids'
import { languageOf, type PageFault } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button, Fact, Facts } from '../../ui/elements.tsx'
import { Choices, TextField } from '../../ui/fields.tsx'
import { Carried, FilingPage, faultOf, filingLinks } from '../parts/filing-parts.tsx'
import {
  backOf,
  filingOf,
  leadOn,
  postedFiling,
  savedFrom,
  textsOf,
} from '../parts/filing-requests.ts'
import { FILING } from '../parts/filing-texts.ts'
import type { Route } from './+types/applicant-page.ts'
import { readApplicant } from './applicant-body.ts'
import { APPLICANT } from './applicant-texts.ts'

export const links = filingLinks

export async function loader(args: Route.LoaderArgs) {
  const { context, view } = await filingOf(args)
  const { filing, procedure } = view
  const { kind, displayName, personalId, taxCode, birthDate } = context.actor
  return {
    id: filing.id,
    name: procedure.content.name,
    isBusiness: kind === 'business',
    account: { displayName, personalId, taxCode, birthDate },
    contact: filing.contact,
    owner: filing.owner,
    version: filing.version,
    opening: newId(),
    back: backOf(args),
  }
}

export async function action(args: Route.ActionArgs) {
  const { view } = await filingOf(args)
  return postedFiling(args, async (context, form) => {
    const values = textsOf(form)
    const kind = context.actor.kind === 'business' ? (values.kind ?? 'business') : 'citizen'
    const read = readApplicant({ ...values, kind }, APPLICANT[languageOf(args)].faults)
    if ('faults' in read) return { faults: read.faults, values }
    await saveFiling(context, savedFrom(args, form, 'applicant'), read)
    const [first] = view.pages
    return leadOn(args, form, first === undefined ? '/giay-to' : `/to-khai/${first.id}`)
  })
}

export default function ApplicantPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(APPLICANT)
  const common = useTexts(FILING)
  const { id, name, isBusiness, account, contact, owner } = loaderData
  const faults = actionData?.faults ?? []
  const typed = actionData?.values ?? {}
  const forWhom = typed.forWhom ?? (owner === null ? 'self' : 'other')
  return (
    <FilingPage
      title={words.title}
      caption={name}
      back={{ to: `/nop/ho-so/${id}`, label: common.backToTasks }}
      faults={faults}
      isStale={actionData?.isStale ?? false}
    >
      <Known account={account} isBusiness={isBusiness} />
      <form method="post" className="stack-wide applicant" noValidate>
        <Carried {...loaderData} />
        {isBusiness ? <BusinessKind chosen={typed.kind ?? contact.kind} /> : null}
        <TextField
          id="phone"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          width="20"
          label={words.phone}
          help={words.phoneHelp}
          value={typed.phone ?? writtenPhone(contact.phone ?? '')}
          fault={faultOf(faults, 'phone')}
        />
        <Line id="email" label={words.email} saved={contact.email} {...{ typed, faults }} />
        <Line id="address" label={words.address} saved={contact.address} {...{ typed, faults }} />
        <Choices
          id="forWhom"
          label={words.forWhom}
          type="radio"
          options={[
            { value: 'self', label: isBusiness ? words.selfBusiness : words.self },
            { value: 'other', label: words.other, help: words.otherHelp },
          ]}
          values={[forWhom]}
        />
        <OwnerFields owner={owner} {...{ typed, faults }} />
        <div>
          <Button>{common.saveAndGoOn}</Button>
        </div>
      </form>
    </FilingPage>
  )
}

interface Returned {
  readonly typed: Readonly<Record<string, string>>
  readonly faults: readonly PageFault[]
}

/** One line that may be left open, unless `isNeeded`; what was typed last stands before what is saved. */
function Line(
  props: Returned & {
    readonly id: string
    readonly label: string
    readonly help?: string
    readonly saved: string | null | undefined
    readonly isNeeded?: boolean
  },
) {
  const { optional } = useTexts(FILING)
  const { id, label, help, saved, typed, faults, isNeeded = false } = props
  return (
    <TextField
      id={id}
      label={label}
      help={help}
      value={typed[id] ?? saved ?? ''}
      fault={faultOf(faults, id)}
      optional={isNeeded ? undefined : optional}
    />
  )
}

function BusinessKind({ chosen }: { readonly chosen: string }) {
  const words = useTexts(APPLICANT)
  return (
    <Choices
      id="kind"
      label={words.kind}
      type="radio"
      options={[
        { value: 'business', label: words.business },
        { value: 'household-business', label: words.household },
        { value: 'organisation', label: words.organisation },
      ]}
      values={[chosen]}
    />
  )
}

/** For whom somebody else files. */
function OwnerFields({ owner, ...returned }: Returned & { readonly owner: OwnerParty | null }) {
  const words = useTexts(APPLICANT)
  const birthLabel = `${words.ownerBirthDate} (${words.birthHelp})`
  const lines = [
    ['birthDate', birthLabel, inWords(owner?.birthDate)],
    ['phone', words.phone, writtenPhone(owner?.phone ?? '')],
    ['address', words.address, owner?.address],
  ] as const
  return (
    <div className="owner stack-wide">
      <h2>{words.ownerTitle}</h2>
      <OwnerKind
        chosen={returned.typed['owner.kind'] ?? owner?.kind ?? 'citizen'}
        faults={returned.faults}
      />
      <Line id="owner.name" label={words.ownerName} saved={owner?.name} isNeeded {...returned} />
      <Line
        id="owner.personalId"
        label={words.personalId}
        help={words.oneNumber}
        saved={owner?.personalId}
        isNeeded
        {...returned}
      />
      <Line
        id="owner.taxCode"
        label={words.taxCode}
        saved={owner?.taxCode}
        isNeeded
        {...returned}
      />
      {lines.map(([field, label, saved]) => (
        <Line key={field} id={`owner.${field}`} label={label} saved={saved} {...returned} />
      ))}
    </div>
  )
}

function OwnerKind(props: { readonly chosen: string; readonly faults: readonly PageFault[] }) {
  const words = useTexts(APPLICANT)
  return (
    <Choices
      id="owner.kind"
      label={words.ownerKind}
      type="radio"
      options={[
        { value: 'citizen', label: words.citizen },
        { value: 'business', label: words.business },
        { value: 'household-business', label: words.household },
        { value: 'organisation', label: words.organisation },
      ]}
      values={[props.chosen]}
      fault={faultOf(props.faults, 'owner.kind')}
    />
  )
}

/** What the account is known by; nobody is asked for it. */
function Known(props: {
  readonly account: {
    readonly displayName: string
    readonly personalId: string | null
    readonly taxCode: string | null
    readonly birthDate: string | null
  }
  readonly isBusiness: boolean
}) {
  const words = useTexts(APPLICANT)
  const { displayName, personalId, taxCode, birthDate } = props.account
  return (
    <div>
      <Facts>
        <Fact name={props.isBusiness ? words.businessName : words.name}>{displayName}</Fact>
        {personalId === null ? null : <Fact name={words.personalId}>{personalId}</Fact>}
        {taxCode === null ? null : <Fact name={words.taxCode}>{taxCode}</Fact>}
        {birthDate === null ? null : <Fact name={words.birthDate}>{inWords(birthDate)}</Fact>}
      </Facts>
      <p className="help">{words.fromAccount}</p>
    </div>
  )
}

function inWords(day: string | null | undefined): string | undefined {
  return day?.split('-').toReversed().join('/')
}
