import { route, type RouteConfigEntry } from '@react-router/dev/routes'

/** Filing a dossier, page by page. */
export const filingRoutes: RouteConfigEntry[] = [
  route('nop/dang-lam', 'filing/tasks/begun-page.tsx'),
  route('nop/dia-danh', 'filing/form/place-names.ts'),
  route('nop/:procedureCode', 'filing/start/start-page.tsx'),
  route('nop/ho-so/:id', 'filing/tasks/tasks-page.tsx'),
  route('nop/ho-so/:id/xoa', 'filing/tasks/give-up-page.tsx'),
  route('nop/ho-so/:id/noi-nop', 'filing/start/place-page.tsx'),
  route('nop/ho-so/:id/nguoi-nop', 'filing/applicant/applicant-page.tsx'),
  route('nop/ho-so/:id/to-khai/:page', 'filing/form/form-page.tsx'),
  route('nop/ho-so/:id/to-khai/:page/luu', 'filing/form/autosave.ts'),
  route('nop/ho-so/:id/giay-to', 'filing/papers/papers-page.tsx'),
  route('nop/ho-so/:id/giay-to/them', 'filing/papers/attach.ts'),
  route('nop/ho-so/:id/nhan-ket-qua', 'filing/delivery/delivery-page.tsx'),
  route('nop/ho-so/:id/xem-lai', 'filing/review/review-page.tsx'),
  route('nop/ho-so/:id/xong', 'filing/review/done-page.tsx'),
  route('nop/ho-so/:id/ban-sao', 'filing/review/filed-copy.ts'),
]
