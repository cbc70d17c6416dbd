import { index, layout, route, type RouteConfigEntry } from '@react-router/dev/routes'

/** What anyone may read, and what a person sees of their own dossiers. */
export const portalRoutes: RouteConfigEntry[] = [
  layout('portal/shell/portal-pages.tsx', [
    index('portal/home/home-page.tsx'),
    route('tim', 'portal/search/search-page.tsx'),
    route('thu-tuc/:code', 'portal/procedure/procedure-page.tsx'),
    route('thu-tuc/:code/bai-bo', 'portal/ended/ended-page.tsx'),
    route('dang-nhap', 'portal/sign-in/sign-in-page.tsx'),
    route('ho-so', 'portal/dossiers/my-dossiers-page.tsx'),
    route('ho-so/:code', 'portal/dossiers/dossier-page.tsx'),
    route('ho-so/:code/bo-sung', 'portal/supplement/supplement-page.tsx'),
    route('ho-so/:code/rut', 'portal/withdraw/withdraw-page.tsx'),
    route('du-lieu-mo', 'portal/open-data/open-data-page.tsx'),
    route('tra-cuu', 'portal/tracking/tracking-page.tsx'),
    route('tra-cuu/:token', 'portal/tracking/tracked-page.tsx'),
    route('kiem-tra/:token', 'portal/verification/verification-page.tsx'),
  ]),
]
