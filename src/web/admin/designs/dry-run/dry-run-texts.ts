import { texts } from '../../../texts.ts'

/** What the dry run says about the dossier that it pretends. */
export const DRY_RUN = texts(
  {
    noCase: 'Không thuộc trường hợp nào',
    passOver: 'Bỏ qua bước này',
    passedOver: 'Đã bỏ qua',
    supplementAt: 'Yêu cầu bổ sung giấy tờ khi bắt đầu',
    noSupplement: 'Không yêu cầu bổ sung',
    supplementDays: 'Nộp bổ sung sau (ngày làm việc)',
    waited: 'Chờ bổ sung',
    fromTo: ' đến ',
  },
  {
    noCase: 'None of the cases',
    passOver: 'Pass this step over',
    passedOver: 'Passed over',
    supplementAt: 'Papers are asked for at the beginning of',
    noSupplement: 'No papers are asked for',
    supplementDays: 'Brought after (working days)',
    waited: 'Waits for papers',
    fromTo: ' to ',
  },
)
