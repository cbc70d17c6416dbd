import { Link, redirect } from 'react-router'
import { z } from 'zod'
import { parseId } from '#kernel/id'
import { formatInstant } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { organisationNow } from '#modules/organisations'
import {
  localiseProcedure,
  OWN_PARTS,
  viewLocalisation,
  type Localisation,
} from '#modules/procedures'
import { isPermitted, rolesOf } from '#platform/access'
import { receiveTyped } from '#platform/http'
import { refusalText } from '#platform/i18n'
import { ADMIN } from '../../admin/frame/admin-texts.ts'
import { AdminForm, answersOf, FormFaults } from '../../admin/parts/forms.tsx'
import { timeWords } from '../../dates.ts'
import { languageOf, officerContext, valuesOf } from '../../requests.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Empty, Fact, Facts, Notice } from '../../ui/elements.tsx'
import { Choices, Select, TextArea, TextField } from '../../ui/fields.tsx'
import type { Route } from './+types/localisation-page.ts'
import { LOCALISATION } from './localisation-texts.ts'

/** Units that people are sent to. */
const GUIDING = new Set(['centre', 'department', 'commune', 'office', 'sub-department'])

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'administrator', 'procedure-control')
  const { code } = args.params
  const { now, history } = await viewLocalisation(context, code)
  const { units } = await organisationNow(context)
  const nameOf = new Map(units.map(({ id, name }) => [id, name]))
  return {
    code,
    seen: now?.revision ?? 0,
    now,
    mayWrite: isPermitted('publications.manage', rolesOf(context.actor), true),
    units: units
      .filter(({ kind }) => GUIDING.has(kind))
      .map(({ id, name }) => ({ value: id as string, label: name })),
    history: history.map(({ changedAt, changedByName, ...local }) => ({
      ...local,
      at: formatInstant(changedAt),
      by: changedByName,
      unitName: local.unitId === null ? null : (nameOf.get(local.unitId) ?? null),
    })),
  }
}

const MaybeText = z
  .string()
  .trim()
  .max(500)
  .transform((text) => (text === '' ? null : text.normalize('NFC')))

const Body = z.object({
  seen: z.coerce.number().int().min(0),
  unitId: z.string().transform((text) => parseId<'unit'>(text)),
  place: MaybeText,
  phone: z
    .string()
    .trim()
    .regex(/^(?:[+\d][\d .+]{2,30})?$/)
    .transform((text) => (text === '' ? null : text)),
  openingHours: MaybeText,
  note: MaybeText,
  basis: MaybeText,
})

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'procedure-control')
  const { code } = args.params
  const language = languageOf(args)
  const words = LOCALISATION[language]
  const form = await receiveTyped(args.request)
  const given = form.getAll('ownParts')
  const ownParts = OWN_PARTS.filter((part) => given.includes(part))
  const values = { ...valuesOf(form), ownParts: ownParts.join(' ') }
  const body = Body.safeParse(values)
  if (!body.success) {
    const fields = [...new Set(body.error.issues.map(({ path }) => String(path[0])))]
    const text = (id: string) => (id === 'phone' ? words.notPhone : words.tooLong)
    return { faults: fields.map((id) => ({ id, text: text(id) })), values }
  }
  const { seen, ...details } = body.data
  try {
    const units = await organisationNow(context)
    await localiseProcedure(context, { code, seen }, { ...details, ownParts }, units)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const id = error.code === 'invalid/own-part-without-basis' ? 'basis' : ''
    return { faults: [{ id, text: refusalText(error.code, language) }], values }
  }
  return redirect(`/quan-tri/thu-tuc/${code}/dia-phuong`, 303)
}

/** What the locality adds to a procedure, and who changed it when. */
export default function LocalisationPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(LOCALISATION)
  const admin = useTexts(ADMIN)
  const { code, history, mayWrite } = loaderData
  return (
    <div className="stack-wide text">
      <title>{admin.page(`${words.title} ${code}`)}</title>
      <FormFaults returned={actionData} />
      <header className="stack">
        <p>
          <Link to={`/quan-tri/thu-tuc/${code}`}>{code}</Link>
        </p>
        <h1>{words.title}</h1>
        <p>{words.about}</p>
      </header>
      {mayWrite ? (
        <DetailsForm {...loaderData} returned={actionData} />
      ) : (
        <Notice>
          <p>{words.readOnly}</p>
        </Notice>
      )}
      <section className="stack">
        <h2>{words.history}</h2>
        {history.length === 0 ? <Empty>{words.noHistory}</Empty> : null}
        {history.map((local) => (
          <Revision key={local.revision} {...local} />
        ))}
      </section>
    </div>
  )
}

type Loaded = Route.ComponentProps['loaderData']

function DetailsForm(
  props: Pick<Loaded, 'code' | 'seen' | 'now' | 'units'> & {
    readonly returned: Route.ComponentProps['actionData']
  },
) {
  const words = useTexts(LOCALISATION)
  const { of, value } = answersOf(props.returned, typedOf(props.now))
  const own = value('ownParts')
  return (
    <AdminForm submit={words.save} back={`/quan-tri/thu-tuc/${props.code}`}>
      <input type="hidden" name="seen" value={props.seen} />
      <Select
        {...of('unitId')}
        label={words.unitId}
        placeholder={words.anyUnit}
        options={props.units}
      />
      <TextField {...of('place')} label={words.place} />
      <TextField {...of('phone')} label={words.phone} type="tel" width="20" />
      <TextField {...of('openingHours')} label={words.openingHours} help={words.openingHelp} />
      <TextArea {...of('note')} label={words.note} lines={3} />
      <Choices
        {...of('ownParts')}
        type="checkbox"
        label={words.ownParts}
        help={words.ownHelp}
        values={(own ?? '').split(' ')}
        options={OWN_PART_NAMES.map((part) => ({ value: part, label: words.parts[part] }))}
      />
      <TextField {...of('basis')} label={words.basis} help={words.basisHelp} />
    </AdminForm>
  )
}

const OWN_PART_NAMES = [
  'fees',
  'timeLimit',
  'channels',
  'onlineLevel',
  'coordinatingAgencies',
] as const

function typedOf(now: Localisation | null): Record<string, string> {
  return {
    unitId: now?.unitId ?? '',
    place: now?.place ?? '',
    phone: now?.phone ?? '',
    openingHours: now?.openingHours ?? '',
    note: now?.note ?? '',
    basis: now?.basis ?? '',
    ownParts: (now?.ownParts ?? []).join(' '),
  }
}

function Revision(local: Loaded['history'][number]) {
  const words = useTexts(LOCALISATION)
  const own = local.ownParts.map((part) => words.parts[part]).join(', ')
  const said = [
    [words.unitId, local.unitName],
    [words.place, local.place],
    [words.phone, local.phone],
    [words.openingHours, local.openingHours],
    [words.note, local.note],
    [words.ownParts, own === '' ? null : own],
    [words.basis, local.basis],
  ] as const
  const shown = said.filter(([, text]) => text !== null)
  return (
    <section className="stack">
      <h3>{words.revision(local.revision, timeWords(local.at, useLanguage()), local.by)}</h3>
      {shown.length === 0 ? <p>{words.nothing}</p> : null}
      <Facts>
        {shown.map(([name, text]) => (
          <Fact key={name} name={name}>
            {text}
          </Fact>
        ))}
      </Facts>
    </section>
  )
}
