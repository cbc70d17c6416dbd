interface Cookie {
  readonly value: string
  readonly path: string
}

/** A browser without screens: keeps cookies by host and path, and follows links as it is told. */
export class Browser {
  readonly #cookies = new Map<string, Map<string, Cookie>>()

  /** Asks for a page, following redirects until one leads to an address that begins with `until`. */
  async open(
    url: string,
    options: { readonly form?: Readonly<Record<string, string>>; readonly until?: string } = {},
  ): Promise<{ readonly url: string; readonly status: number; readonly html: string }> {
    let response = await this.#ask(url, options.form)
    let at = url
    for (let hops = 0; hops < 10; hops++) {
      const location = response.headers.get('location')
      if (location === null)
        return { url: at, status: response.status, html: await response.text() }
      at = new URL(location, at).href
      if (options.until !== undefined && at.startsWith(options.until)) {
        return { url: at, status: response.status, html: '' }
      }
      response = await this.#ask(at, undefined)
    }
    throw new Error(`redirects do not end at ${at}`)
  }

  /** Forgets everything, as a private window does when it is closed. */
  clear(): void {
    this.#cookies.clear()
  }

  async #ask(url: string, form: Readonly<Record<string, string>> | undefined): Promise<Response> {
    const { host, pathname, origin } = new URL(url)
    const jar = this.#cookies.get(host) ?? new Map<string, Cookie>()
    this.#cookies.set(host, jar)
    const cookie = [...jar]
      .filter(([, { path }]) => pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ')
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie, ...(form === undefined ? {} : { origin }) },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const line of response.headers.getSetCookie()) keep(jar, line)
    return response
  }
}

function keep(jar: Map<string, Cookie>, line: string): void {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
  const [name = '', value = ''] = pair.split(/=(.*)/)
  const path = attributes.find((part) => /^path=/i.test(part))?.slice(5) ?? '/'
  const expires = attributes.find((part) => /^expires=/i.test(part))?.slice(8)
  const isGone = expires !== undefined && Date.parse(expires) === 0
  if (isGone) jar.delete(name)
  else jar.set(name, { value, path })
}
