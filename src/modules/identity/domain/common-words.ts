/**
 * What people build guessable passwords from, without case, marks and blanks: words of the trade
 * and the place first, then what lists of stolen passwords show to be common, in Vietnamese and in
 * English. Ordinary words are left out: three of them in a row are a good password.
 */
export const COMMON_WORDS: readonly string[] = `
motcua dichvucong dvc thutuc hanhchinh hoso canbo congchuc chuyenvien lanhdao vanthu tiepnhan
thuly phongban trungtam ubnd hdnd uyban nhandan tinh thanhpho phuong xahoi vpubnd sonoivu
sotuphap sotaichinh soyte congan quandoi nhanuoc chinhphu vneid vnpt viettel mobifone vinaphone
fpt quantri quantrivien hethong maychu tongdai khachhang nguoidung taikhoan dangnhap matkhau
matma baomat khongbiet khongco macdinh dulieu phanmem congty vanphong giamdoc ketoan nhanvien
langson backan hoabinh quangninh haiphong hanoi saigon hochiminh tphcm danang hue cantho caobang
bacgiang thainguyen dongdang dongkinh tamthanh luongvantri kylua vietnam vietnamese
anhyeuem emyeuanh yeuem yeuanh tinhyeu nguoiyeu anhnhoem emnhoanh anhvaem mainaiyeuem mailaanhem
vochong conyeu congai contrai bome giadinh mevacon emyeu anhyeu cuncon meocon gaucon heocon
hanhphuc maymai binhan phattai phatloc locphat tailoc thanhcong chienthang tudo doclap
nguyen tran phamthi nguyenvan nguyenthi tranvan tranthi levan lethi hoangvan hoangthi
password passwort passw0rd passwd pass pwd admin administrator root user username guest test
testing tester demo default changeme change letmein welcome login logon signin secret private
access master server system computer internet google facebook gmail yahoo zalo tiktok microsoft
windows apple iphone samsung office hello helloworld iloveyou loveyou love lover lovely forever
princess princesa prince queen king angel angels baby babygirl sunshine sunflower flower butterfly
rainbow chocolate cookie banana orange cherry summer winter spring autumn monday friday january
dragon monkey tiger lion eagle panda kitty hellokitty shadow phoenix falcon wolf bear dolphin
superman batman spiderman ironman naruto pokemon pikachu doraemon conan songoku onepiece
football soccer baseball basketball liverpool arsenal chelsea barcelona realmadrid manchester
manutd ronaldo messi rooney michael jordan jessica jennifer daniel andrew thomas charlie robert
michelle ashley nicole anthony joshua matthew samantha trustno freedom whatever nothing killer
hunter ranger hacker ninja samurai matrix starwars mustang ferrari mercedes honda yamaha toyota
diamond silver golden money million lucky happy smile peace heaven blessed jesus christ buddha
qwerty qwertz azerty asdf zxcv abc xyz abcd aaa
company organization government province vietnamno school student teacher doctor nurse
`
  .trim()
  .split(/\s+/)

/** Rows of keys and other series; any three neighbours of one, in either direction, are guessed. */
export const SERIES: readonly string[] = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop[]',
  "asdfghjkl;'",
  'zxcvbnm,./',
  '!@#$%^&*()_+',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
]
