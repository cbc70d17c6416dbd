import { index, layout, prefix, route, type RouteConfigEntry } from '@react-router/dev/routes'
import { counterRoutes } from './counter/routes.ts'

/** The work of officers. */
export const deskRoutes: RouteConfigEntry[] = [
  ...prefix('can-bo', [
    route('dang-nhap', 'desk/account/sign-in-page.tsx'),
    route('doi-mat-khau', 'desk/account/change-password-page.tsx'),
    route('ma-xac-thuc', 'desk/account/code-page.tsx'),
    layout('desk/frame/desk-frame.tsx', { id: 'desk' }, [
      index('desk/worklist/first-view.tsx'),
      route('viec/:view', 'desk/worklist/worklist-page.tsx'),
      route('ho-so/:code', 'desk/dossier/dossier-page.tsx'),
      route('xin-loi', 'desk/apologies/apologies-page.tsx'),
      route('chuyen-viec', 'desk/moves/moves-page.tsx'),
      route('doi-quy-trinh', 'desk/process-change/process-change-page.tsx'),
      route('lam-thay', 'desk/absence/absence-page.tsx'),
      route('uy-quyen', 'desk/delegations/delegations-page.tsx'),
      route('tai-khoan', 'desk/account/account-page.tsx'),
      route('nhac-han', 'desk/warnings/warnings-page.tsx'),
      route('tre-han', 'desk/lateness/lateness-page.tsx'),
      route('tre-han/tai-ve', 'desk/lateness/lateness-file.ts'),
      route('so-theo-doi', 'desk/registers/register-page.tsx'),
      route('so-theo-doi/tai-ve', 'desk/registers/register-file.ts'),
      ...counterRoutes,
    ]),
  ]),
]
