/** What the console says of the accounts of a demonstration. The pack itself stands in demo/lang-son/accounts.json. */
export const DEMO_ACCOUNTS: readonly string[] = [
  'Demonstration accounts, password: demo',
  '  congdan, congdan2      citizens           doanhnghiep           a business',
  '  tiepnhan               reception          tiepnhan.xa           reception, phường Lương Văn Tri',
  '  thuly                  case officer       thuly.xa              case officer',
  '  lanhdaophong           head of division   lanhdaophong.xa       head of division',
  '  lanhdao                approver           lanhdao.xa            approver',
  '  vanthu                 clerk              vanthu.xa             clerk',
  '  kiemsoat, kiemsoat2    procedure control  tiepnhan.xa2, thuly.xa2   phường Đông Kinh',
  '  quantri, quantri2      administrators',
]
