import { saveFiling } from '#modules/filings'
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
  const { filing, procedure, pages } = view
  const { kind, displayName, personalId, taxCode, birthDate } = context.actor
  return {
    id: filing.id,
    name: procedure.content.name,
    isBusiness: kind === 'business',
    account: { displayName, personalId, taxCode, birthDate },
    contact: filing.contact,
    owner: filing.owner,
    next: pages[0] === undefined ? '/giay-to' : `/to-khai/${pages[0].id}`,
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
  const typed = actionData?.values
  const value = (field: string, saved: string | null | undefined) => typed?.[field] ?? saved ?? ''
  const local = (phone: string | null | undefined) => phone?.replace(/^\+84/, '0')
  const line = (
    field: string,
    label: string,
    saved: string | null | undefined,
    isOptional = true,
  ) => (
    <TextField
      id={field}
      label={label}
      value={value(field, saved)}
      fault={faultOf(faults, field)}
      optional={isOptional ? common.optional : undefined}
    />
  )
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
        {isBusiness ? (
          <Choices
            id="kind"
            label={words.kind}
            type="radio"
            options={[
              { value: 'business', label: words.business },
              { value: 'household-business', label: words.household },
              { value: 'organisation', label: words.organisation },
            ]}
            values={[value('kind', contact.kind)]}
          />
        ) : null}
        <TextField
          id="phone"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          width="20"
          label={words.phone}
          help={words.phoneHelp}
          value={value('phone', local(contact.phone))}
          fault={faultOf(faults, 'phone')}
        />
        {line('email', words.email, contact.email)}
        {line('address', words.address, contact.address)}
        <Choices
          id="forWhom"
          label={words.forWhom}
          type="radio"
          options={[
            { value: 'self', label: isBusiness ? words.selfBusiness : words.self },
            { value: 'other', label: words.other, help: words.otherHelp },
          ]}
          values={[value('forWhom', owner === null ? 'self' : 'other')]}
        />
        <div className="owner stack-wide">
          <h2>{words.ownerTitle}</h2>
          <OwnerKind chosen={value('owner.kind', owner?.kind ?? 'citizen')} faults={faults} />
          {line('owner.name', words.ownerName, owner?.name, false)}
          {line('owner.personalId', words.personalId, owner?.personalId)}
          {line('owner.taxCode', words.taxCode, owner?.taxCode)}
          {line(
            'owner.birthDate',
            `${words.ownerBirthDate} (${words.birthHelp})`,
            inWords(owner?.birthDate),
          )}
          {line('owner.phone', words.phone, local(owner?.phone))}
          {line('owner.address', words.address, owner?.address)}
        </div>
        <div>
          <Button>{common.saveAndGoOn}</Button>
        </div>
      </form>
    </FilingPage>
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
