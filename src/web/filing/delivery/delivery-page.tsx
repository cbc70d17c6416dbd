import { writtenPhone } from '#kernel/identifiers'
import { DeliveryBody } from '#modules/dossiers'
import { saveFiling } from '#modules/filings'
import { newId } from '#platform/ids'
import { languageOf, type PageFault } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button } from '../../ui/elements.tsx'
import { Choices, TextField } from '../../ui/fields.tsx'
import { Carried, FilingPage, faultOf, filingLinks } from '../parts/filing-parts.tsx'
import { filingOf, leadOn, postedFiling, savedFrom, textsOf } from '../parts/filing-requests.ts'
import { FILING } from '../parts/filing-texts.ts'
import type { Route } from './+types/delivery-page.ts'
import { DELIVERY } from './delivery-texts.ts'

export const links = filingLinks

export async function loader(args: Route.LoaderArgs) {
  const { context, view } = await filingOf(args)
  const { filing, procedure, deliveries, place } = view
  const { delivery, contact } = filing
  const usual = {
    recipient: context.actor.displayName,
    phone: contact.phone ?? '',
    address: contact.address ?? '',
  }
  return {
    id: filing.id,
    name: procedure.content.name,
    deliveries,
    placeName: place?.name ?? '',
    method: delivery?.method ?? null,
    post: delivery?.method === 'post' ? delivery : usual,
    version: filing.version,
    opening: newId(),
  }
}

export function action(args: Route.ActionArgs) {
  return postedFiling(args, async (context, form) => {
    const values = textsOf(form)
    const { method, recipient, phone, address } = values
    const isPost = method === 'post'
    const parsed = DeliveryBody.safeParse(
      isPost ? { method, recipient, phone, address } : { method },
    )
    if (!parsed.success) {
      const words = DELIVERY[languageOf(args)].faults
      const fields = new Set(parsed.error.issues.map(({ path }) => String(path[0])))
      const faults = [...fields].map((id) => ({
        id,
        text: words[id as keyof typeof words] ?? words.method,
      }))
      return { faults, values }
    }
    await saveFiling(context, savedFrom(args, form, 'delivery'), { delivery: parsed.data })
    return leadOn(args, form, '/xem-lai')
  })
}

export default function DeliveryPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(DELIVERY)
  const common = useTexts(FILING)
  const { id, name, deliveries, placeName, method, post } = loaderData
  const faults = actionData?.faults ?? []
  const typed = actionData?.values
  const options = {
    counter: { label: words.counter, help: words.counterHelp(placeName) },
    post: { label: words.post, help: words.postHelp },
    electronic: { label: words.electronic, help: words.electronicHelp },
  }
  return (
    <FilingPage
      title={words.title}
      caption={name}
      back={{ to: `/nop/ho-so/${id}/giay-to` }}
      faults={faults}
      isStale={actionData?.isStale ?? false}
    >
      <form method="post" className="stack-wide delivery" noValidate>
        <Carried {...loaderData} />
        <Choices
          id="method"
          label={words.how}
          type="radio"
          options={deliveries.map((value) => ({ value, ...options[value] }))}
          values={[typed?.method ?? method ?? '']}
          fault={faultOf(faults, 'method')}
        />
        {deliveries.includes('post') ? (
          <PostFields
            post={{ ...post, phone: writtenPhone(post.phone), ...typed }}
            faults={faults}
          />
        ) : null}
        <div>
          <Button>{common.saveAndGoOn}</Button>
        </div>
      </form>
    </FilingPage>
  )
}

/** To whom and where the post brings it. */
function PostFields(props: {
  readonly post: { readonly recipient: string; readonly phone: string; readonly address: string }
  readonly faults: readonly PageFault[]
}) {
  const words = useTexts(DELIVERY)
  const { post, faults } = props
  return (
    <div className="post stack-wide">
      <TextField
        id="recipient"
        label={words.recipient}
        autoComplete="name"
        value={post.recipient}
        fault={faultOf(faults, 'recipient')}
      />
      <TextField
        id="phone"
        type="tel"
        inputMode="tel"
        width="20"
        label={words.phone}
        value={post.phone}
        fault={faultOf(faults, 'phone')}
      />
      <TextField
        id="address"
        label={words.address}
        autoComplete="street-address"
        value={post.address}
        fault={faultOf(faults, 'address')}
      />
    </div>
  )
}
