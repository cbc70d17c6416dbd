import type { Person } from './people.ts'

const STYLE = `
  body { font: 16px/1.5 system-ui, sans-serif; color: #1b1f24; background: #f6f7f9; margin: 0 }
  main { max-width: 34rem; margin: 0 auto; padding: 1.5rem; background: #fff; min-height: 100vh }
  h1 { font-size: 1.4rem } h2 { font-size: 1.1rem; margin-top: 2rem }
  .notice { border-left: 4px solid #b45309; padding: .5rem 1rem; background: #fff7ed }
  .faults { border-left: 4px solid #b91c1c; padding: .5rem 1rem }
  label, legend { display: block; margin-top: .75rem; font-weight: 600 }
  fieldset { border: 0; padding: 0; margin: 0 } fieldset label { display: inline; font-weight: 400 }
  input:not([type=radio]), select { font: inherit; width: 100%; padding: .5rem; box-sizing: border-box }
  button { font: inherit; padding: .6rem 1rem; margin: .4rem 0; width: 100%; text-align: left;
    border: 1px solid #0f5e59; border-radius: 4px; background: #fff; color: #0f5e59; cursor: pointer }
  button.main { background: #0f5e59; color: #fff; text-align: center }
`

/** The page on which someone is chosen or typed in, with what was typed and what is wrong with it. */
export function loginPage(
  people: readonly Person[],
  typed: Readonly<Record<string, string>>,
  faults: readonly string[],
): string {
  const choices = people.map(
    (person, at) =>
      `<button name="chosen" value="${at}">${escaped(person.name)} · ${person.kind === 'citizen' ? 'số định danh' : 'mã số thuế'} ${escaped(person.number)}</button>`,
  )
  const isBusiness = typed['kind'] === 'business'
  return page(
    'Đăng nhập định danh điện tử (giả lập)',
    `<p class="notice">Trang giả lập để dùng thử. Không nhập thông tin của người thật.</p>
<form method="post">
<h2>Chọn một người</h2>
${choices.join('\n')}
</form>
<form method="post" novalidate>
<h2>Hoặc khai một người khác</h2>
${faults.length === 0 ? '' : `<ul class="faults" role="alert">${faults.map((fault) => `<li>${escaped(fault)}</li>`).join('')}</ul>`}
<fieldset><legend>Loại tài khoản</legend>
<label><input type="radio" name="kind" value="citizen"${isBusiness ? '' : ' checked'}> Cá nhân</label>
<label><input type="radio" name="kind" value="business"${isBusiness ? ' checked' : ''}> Doanh nghiệp, tổ chức</label>
</fieldset>
${field('number', 'Số định danh cá nhân hoặc mã số thuế', typed, 'text')}
${field('name', 'Họ và tên hoặc tên doanh nghiệp', typed, 'text')}
${field('birthDate', 'Ngày sinh (cá nhân)', typed, 'date')}
<label for="level">Mức định danh</label>
<select id="level" name="level"><option value="2">Mức 2</option><option value="1"${typed['level'] === '1' ? ' selected' : ''}>Mức 1</option></select>
<button class="main" name="typed" value="1">Đăng nhập</button>
</form>
<form method="post"><button name="cancel" value="1">Dừng lại, không đăng nhập</button></form>`,
  )
}

/** Asks whether to sign out here, too; `form` holds what must be sent along. */
export function signOutPage(form: string): string {
  return page(
    'Đăng xuất định danh điện tử (giả lập)',
    `<p>Bạn có muốn đăng xuất khỏi tài khoản định danh không?</p>
${form}
<button class="main" form="op.logoutForm" name="logout" value="yes">Đăng xuất</button>
<button form="op.logoutForm">Giữ đăng nhập</button>`,
  )
}

/** A page that only says something. */
export function messagePage(title: string, text: string): string {
  return page(title, `<p>${escaped(text)}</p>`)
}

function field(
  name: string,
  label: string,
  typed: Readonly<Record<string, string>>,
  type: 'text' | 'date',
): string {
  return `<label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="${type}" value="${escaped(typed[name] ?? '')}">`
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escaped(title)}</h1>
${body}
</main></body></html>`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}
