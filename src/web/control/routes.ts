import { layout, route, type RouteConfigEntry } from '@react-router/dev/routes'

/** What procedure control does with the catalogue, and what every receiving place does with its board. */
export const controlRoutes: RouteConfigEntry[] = [
  layout('desk/frame/desk-frame.tsx', { id: 'control' }, [
    layout('control/control-frame.tsx', [
      layout('admin/frame/admin-frame.tsx', { id: 'control-ways' }, [
        route('quan-tri/cong-bo', 'control/publications/publications-page.tsx'),
        route('quan-tri/cong-bo/moi', 'control/publications/facts-page.tsx', {
          id: 'publication-new',
        }),
        route('quan-tri/cong-bo/:id', 'control/publications/publication-page.tsx'),
        route('quan-tri/cong-bo/:id/thong-tin', 'control/publications/facts-page.tsx', {
          id: 'publication-facts',
        }),
        route('quan-tri/cong-bo/:id/them', 'control/publications/new-item-page.tsx'),
        route('quan-tri/cong-bo/:id/ban-chup', 'control/publications/scan-page.tsx'),
        route('quan-tri/cong-bo/:id/:code', 'control/record/record-page.tsx'),
        route('quan-tri/cong-bo/:id/:code/so-sanh', 'control/record/compare-page.tsx'),
        route('quan-tri/cong-bo/:id/:code/:section', 'control/record/section-page.tsx'),
        route('quan-tri/cong-bo/:id/:code/:section/:at', 'control/record/entry-page.tsx'),
        route('quan-tri/so-lieu', 'control/figures/figures-page.tsx'),
        route('quan-tri/so-lieu/tiep-nhan', 'control/acceptances/acceptances-page.tsx'),
        route('quan-tri/so-lieu/tiep-nhan/moi', 'control/acceptances/new-decision-page.tsx'),
        route('quan-tri/so-lieu/tiep-nhan/:id', 'control/acceptances/decision-page.tsx'),
        route('quan-tri/so-lieu/:figure', 'control/figures/lines-page.tsx'),
        route('quan-tri/nhap-thu-tuc', 'control/imports/imports-page.tsx'),
        route('quan-tri/nhap-thu-tuc/:id', 'control/imports/import-page.tsx'),
        route('quan-tri/nhap-thu-tuc/:id/:position', 'control/imports/import-row-page.tsx'),
        route('quan-tri/thu-tuc/:code/dia-phuong', 'control/localisation/localisation-page.tsx'),
        route('quan-tri/thu-tuc/:code/phien-ban', 'control/versions/versions-page.tsx'),
        route('quan-tri/thu-tuc/:code/bieu-mau', 'control/form-versions/form-versions-page.tsx'),
        route(
          'quan-tri/thu-tuc/:code/bieu-mau/:number',
          'control/form-versions/form-version-page.tsx',
        ),
        route(
          'quan-tri/thu-tuc/:code/bieu-mau/:number/so-sanh',
          'control/form-versions/compare-forms-page.tsx',
        ),
      ]),
      route('can-bo/niem-yet', 'control/postings/postings-page.tsx'),
      route('can-bo/niem-yet/:unit', 'control/postings/board-page.tsx'),
    ]),
  ]),
  route('quan-tri/so-lieu/tai-ve', 'control/figures/figures-file.ts'),
  route('quan-tri/thu-tuc/:code/bieu-mau/:number/ban-in.pdf', 'control/form-versions/paper.ts'),
  route('quan-tri/cong-bo/:id/tep', 'control/publications/scan.ts'),
  route('quan-tri/tep-mau/thu-tuc', 'control/imports/template.ts'),
  route('quan-tri/nhap-thu-tuc/:id/tep', 'control/imports/imported-file.ts'),
  route('can-bo/niem-yet/:unit/:code', 'control/postings/poster.ts'),
]
