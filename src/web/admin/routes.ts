import { layout, route, type RouteConfigEntry } from '@react-router/dev/routes'

/** The work of administrators and of procedure control; in the frame of the desk. */
export const adminRoutes: RouteConfigEntry[] = [
  layout('desk/frame/desk-frame.tsx', { id: 'admin' }, [
    layout('admin/frame/admin-frame.tsx', [
      route('quan-tri', 'admin/frame/admin-home.ts'),
      route('quan-tri/don-vi', 'admin/units/units-page.tsx'),
      route('quan-tri/don-vi/:id', 'admin/units/unit-page.tsx'),
      route('quan-tri/don-vi/:id/:change', 'admin/units/unit-change-page.tsx'),
      route('quan-tri/can-bo', 'admin/staff/staff-page.tsx'),
      route('quan-tri/can-bo/moi', 'admin/staff/new-staff-page.tsx'),
      route('quan-tri/can-bo/:id', 'admin/staff/officer-page.tsx'),
      route('quan-tri/lich', 'admin/calendars/calendar-page.tsx'),
      route('quan-tri/lich/ngay/:id', 'admin/calendars/special-day-page.tsx'),
      route('quan-tri/lich/xem-truoc', 'admin/calendars/preview-page.tsx'),
      route('quan-tri/lich/thay-doi/:id', 'admin/calendars/move-page.tsx'),
      route('quan-tri/lich/gio', 'admin/calendars/schedule-page.tsx'),
      route('quan-tri/thu-tuc', 'admin/catalogue/catalogue-page.tsx'),
      route('quan-tri/thu-tuc/:code', 'admin/catalogue/procedure-page.tsx'),
      route('quan-tri/thu-tuc/:code/quy-trinh', 'admin/catalogue/process-page.tsx'),
      route('quan-tri/quy-trinh', 'admin/designs/designs-page.tsx'),
      route('quan-tri/quy-trinh/:id', 'admin/designs/design-page.tsx'),
      route('quan-tri/quy-trinh/:id/so-do', 'admin/designs/diagram-page.tsx'),
      route('quan-tri/quy-trinh/:id/chay-thu', 'admin/designs/dry-run/dry-run-page.tsx'),
      route('quan-tri/quy-trinh/:id/phe-duyet', 'admin/designs/approval-page.tsx'),
      route('quan-tri/quy-trinh/:id/muc-dich', 'admin/designs/about-page.tsx'),
      route('quan-tri/gan-quy-trinh', 'admin/assignments/assignment-page.tsx'),
      route('quan-tri/bieu-mau', 'admin/forms/forms-page.tsx'),
      route('quan-tri/bieu-mau/:id', 'admin/forms/form-design-page.tsx'),
      route('quan-tri/bieu-mau/:id/dien-thu', 'admin/forms/trial-page.tsx'),
      route('quan-tri/bieu-mau/:id/cong-bo', 'admin/forms/publish-page.tsx'),
      route('quan-tri/nhat-ky', 'admin/trail/trail-page.tsx'),
    ]),
  ]),
  route('quan-tri/quy-trinh/:id/van-ban.pdf', 'admin/designs/document-file.ts'),
  route('quan-tri/quy-trinh/:id/so-do.bpmn', 'admin/designs/diagram-file.ts'),
  route('quan-tri/bieu-mau/:id/ban-in.pdf', 'admin/forms/paper-file.ts'),
]
