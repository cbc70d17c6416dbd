import { useEffect, useState } from 'react'
import { useTexts } from '../../texts.ts'
import { Choices, FieldGroup, TextArea, TextField, type FieldProps } from '../../ui/fields.tsx'
import { placesKey, useAsking, type PlaceLists, type PlaceName } from './asking.ts'
import { FORM } from './form-texts.ts'
import { SearchSelect } from './search-select.tsx'
import { controlId, partName } from './typed-answers.ts'

type Parts = Partial<
  Readonly<
    Record<'era' | 'provinceCode' | 'districtCode' | 'communeCode' | 'detail' | 'text', string>
  >
>

function partsOf(value: unknown): Parts {
  return typeof value === 'object' && value !== null ? value : {}
}

function kindOf(parts: Parts): 'present' | 'former' | 'written' {
  if (parts.text !== undefined) return 'written'
  return parts.era === undefined ? 'present' : 'former'
}

/** An address that is known, in words; null when its units are not among the lists. */
export function addressWords(value: unknown, { lists }: PlaceLists): string | null {
  const parts = partsOf(value)
  if (parts.text !== undefined) return parts.text
  const { provinceCode = '', communeCode = '' } = parts
  const province = lists['present']?.find(({ code }) => code === provinceCode)
  const communes = lists[placesKey('present', provinceCode)] ?? []
  const commune = communes.find(({ code }) => code === communeCode)
  if (province === undefined || commune === undefined) return null
  return [parts.detail, commune.name, province.name].filter(Boolean).join(', ')
}

/** A place: by its units today, by those before July 2025, or in words. */
export function AddressField(
  props: FieldProps & { readonly path: string; readonly value: unknown },
) {
  const words = useTexts(FORM)
  const { path } = props
  const parts = partsOf(props.value)
  const kind = kindOf(parts)
  const id = controlId(path)
  return (
    <FieldGroup {...props}>
      <div className="address stack">
        {kind === 'written' ? (
          <TextArea
            id={`${id}-text`}
            name={partName(path, 'text')}
            label={words.addressText}
            value={parts.text}
            lines={2}
          />
        ) : (
          <Units path={path} kind={kind} parts={parts} />
        )}
        <details {...(kind === 'present' ? {} : { open: true })}>
          <summary>{words.otherAddress}</summary>
          <div className="stack">
            <Choices
              id={`${id}-kind`}
              name={partName(path, 'kind')}
              label={words.addressKind}
              type="radio"
              options={[
                { value: 'present', label: words.presentAddress },
                { value: 'former', label: words.formerAddress },
                { value: 'written', label: words.writtenAddress },
              ]}
              values={[kind]}
            />
            <Narrow path={path} />
          </div>
        </details>
      </div>
    </FieldGroup>
  )
}

/** Without scripts the lists below a choice come when the form is sent. */
function Narrow({ path }: { readonly path: string }) {
  const words = useTexts(FORM)
  if (useAsking().isLive) return null
  return (
    <div>
      <button
        type="submit"
        className="button"
        data-kind="quiet"
        name="intent"
        value={`narrow ${path}`}
      >
        {words.showLists}
      </button>
    </div>
  )
}

/** The units of an address from the province down; house and street last. */
function Units(props: {
  readonly path: string
  readonly kind: 'present' | 'former'
  readonly parts: Parts
}) {
  const words = useTexts(FORM)
  const { places } = useAsking()
  const { path, kind, parts } = props
  const id = controlId(path)
  const province = parts.provinceCode ?? (kind === 'present' ? places.usual : '')
  const district = parts.districtCode ?? ''
  const below = kind === 'present' ? [province] : [province, district]
  const communes = useList(placesKey(kind, ...below), below.every(Boolean))
  const districts = useList(placesKey('former', province), kind === 'former' && province !== '')
  return (
    <>
      <input type="hidden" name={partName(path, 'usual')} value={places.usual} />
      <PlaceSelect
        id={`${id}-province`}
        name={partName(path, 'province')}
        label={words.province}
        places={useList(placesKey(kind), true)}
        value={province}
      />
      <Narrow path={path} />
      {kind === 'former' ? (
        <PlaceSelect
          id={`${id}-district`}
          name={partName(path, 'district')}
          label={words.district}
          places={districts}
          value={district}
          first={words.chooseProvinceFirst}
        />
      ) : null}
      {kind === 'former' && province !== '' ? <Narrow path={path} /> : null}
      <PlaceSelect
        id={`${id}-commune`}
        name={partName(path, 'commune')}
        label={words.commune}
        places={communes}
        value={parts.communeCode ?? ''}
        first={kind === 'former' ? words.chooseDistrictFirst : words.chooseProvinceFirst}
      />
      <TextField
        id={`${id}-detail`}
        name={partName(path, 'detail')}
        label={words.detail}
        value={parts.detail}
      />
    </>
  )
}

function PlaceSelect(props: {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly places: readonly PlaceName[]
  readonly value: string
  readonly first?: string
}) {
  const { places, value, first, ...field } = props
  const options = places.map(({ code, name }) => ({ value: code, label: name }))
  const isKnown = places.some(({ code }) => code === value)
  return (
    <SearchSelect
      {...field}
      // Another list is another control: what was chosen in the one before means nothing in it.
      key={places[0]?.code ?? 'none'}
      options={options}
      value={isKnown ? value : ''}
      {...(places.length === 0 && first !== undefined ? { placeholder: first } : {})}
    />
  )
}

const fetched = new Map<string, Promise<readonly PlaceName[]>>()

/** The units of a list: those that came with the page, or fetched where scripts run. */
function useList(key: string, isWanted: boolean): readonly PlaceName[] {
  const { places } = useAsking()
  const given = places.lists[key]
  const [found, setFound] = useState<{ key: string; list: readonly PlaceName[] } | null>(null)
  useEffect(() => {
    if (!isWanted || given !== undefined) return undefined
    let isGone = false
    const list = fetched.get(key) ?? fetchList(key)
    fetched.set(key, list)
    list.then(
      (names) => (isGone ? undefined : setFound({ key, list: names })),
      () => fetched.delete(key),
    )
    return () => {
      isGone = true
    }
  }, [key, isWanted, given])
  return given ?? (found?.key === key ? found.list : [])
}

async function fetchList(key: string): Promise<readonly PlaceName[]> {
  const reply = await fetch(`/nop/dia-danh?trong=${encodeURIComponent(key)}`)
  if (!reply.ok) throw new Error(`no list of places ${key}`)
  return (await reply.json()) as readonly PlaceName[]
}
