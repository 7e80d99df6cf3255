"""List the wordings that announce a date in other languages that clinics write for their patients, by role.

Polish, Czech, Slovak, Finnish, Hungarian, Turkish, Welsh, Irish, Russian, Ukrainian, Greek, Vietnamese, Tagalog,
Haitian Creole, Arabic, Persian, Chinese, Japanese and Korean: those of the state services and of the leaflets that US
and UK hospitals translate. `wordings` writes them as `months.plain` does: small letters, no accents.
"""

from __future__ import annotations

NEXT_REVIEW_DUE = (
    r"(?:data )?(?:nastepn|kolejn|planowan)\w+ (?:przeglad\w*|aktualizacj\w+|weryfikacj\w+)",  # następny przegląd
    r"(?:pristi|dalsi) (?:revize|aktualizace|kontrola)|seuraava (?:tarkistus|paivitys)",  # příští revize
    r"(?:dyddiad )?(?:yr )?adolygiad nesaf|i'?w adolygu(?: eto)?|(?:sonraki|gelecek) (?:inceleme|guncelleme)",
    r"следующ\w+ (?:пересмотр|проверка|обновление)",
    r"下次(?:审核|審核|审阅|審閱|更新|检查)(?:日期)?|次回(?:改訂|更新|見直し)(?:予定)?(?:日)?|다음 (?:검토"
    r"|업데이트)(?:일)?",
)
REVIEWED = (
    r"(?:ostatni )?przeglad(?: medyczny)?|(?:zweryfikowan[oay]|sprawdzon[oay]) (?:medycznie|przez lekarza)"
    r"|(?:weryfikacja|recenzja|konsultacja) medyczna",  # przegląd medyczny
    r"(?:lekarsky|odborne) (?:zkontrolovano|overeno|recenzovano)|(?:laaketieteellisesti )?tarkistettu|tarkastettu",
    r"(?:adolygwyd|dyddiad adolygu|adolygiad)(?: (?:ddiwethaf|diwethaf))?|athbhreithnithe|tibbi inceleme",
    r"(?:проверено|отрецензировано|рецензировано)(?: врачом)?|медицинск\w+ (?:проверка|рецензия)",
    r"(?:最后|最後)?(?:医学|醫學)?(?:审核|審核|审阅|審閱|審查|审查)(?:日期|时间|時間|于|於)?|監修日"
    r"|(?:의학적? )?검토일?|최종 검토(?:일)?",
)
MODIFIED = (
    r"(?:data )?(?:ostatni[aoe]j? )?(?:aktualizacj[ai]|modyfikacj[ai]|zmian[ay])"
    r"|(?:ostatnio )?(?:zaktualizowan[oay]|aktualizowan[oay]|zmodyfikowan[oay]|zmienion[oay]|edytowan[oay])",
    r"(?:naposledy |posledni |posledna |datum (?:posledni )?)*(?:aktualizovan[oaey]|aktualizac[ei]|aktualizacia"
    r"|upraven[oaey]|uprava|zmenen[oaey]|zmen[ay])",  # naposledy aktualizováno
    r"(?:sivu )?(?:viimeksi )?(?:paivitetty|muokattu|muutettu)(?: viimeksi)?|(?:viimeisin )?paivitys",  # päivitetty
    r"(?:utoljara |utolso )?(?:frissitve|modositva|frissites|modositas)",  # utoljára frissítve
    r"(?:son )?(?:guncelleme|guncellenme|guncellendi|degisiklik|duzenleme)(?: tarihi)?",  # son güncelleme
    r"(?:diweddarwyd|newidiwyd|golygwyd|diwygiwyd)(?: (?:ddiwethaf|diwethaf|y dudalen))*"
    r"|wedi(?:'i)? (?:e)?i?\s?ddiweddaru"
    r"|(?:dyddiad )?diweddar(?:u|iad)(?: diwethaf| ddiwethaf)?",  # diweddarwyd ddiwethaf
    r"(?:deireanach )?nuashonraithe|nuashonru (?:deireanach|is deanai)",  # nuashonraithe
    r"(?:дата |последн\w+ |страница )*(?:обновлен[аоы]?|обновлени[яе]|изменен[аоы]?|изменени[яе]|отредактирован[ао]"
    r"|редакци[яи]|актуализировано)",
    r"(?:дата |останн\w+ )*(?:оновлен[оа]|оновлення|змінен[оа]|зміни)",
    r"(?:τελευταια |ημερομηνια )*(?:ενημερωσης?|ενημερωθηκε|τροποποιησης?|τροποποιηθηκε)",
    r"(?:ngay )?(?:cap nhat|chinh sua|sua đoi)(?: (?:lan cuoi|moi nhat|gan nhat|gan đay nhat))?(?: vao| ngay)?",
    r"lan cap nhat (?:cuoi|gan nhat)|(?:huling )?(?:na-?update|in-?update|binago)|huling pagbabago",
    r"(?:denye )?(?:mizajou|mete ajou|mizajou fet|modifikasyon|chanjman)",  # dènye mizajou
    r"(?:آخر|تاريخ|تم)\s(?:ال)?(?:تحديث|تعديل)(?:\s(?:في|بتاريخ))?"
    r"|(?:ح\u064f?د(?:\u0651?\u0650?|\u0650?\u0651?)ث|عدل)\s(?:في|بتاريخ)",  # آخر تحديث, حُدّث في
    r"(?:آخرین\s|تاریخ\s(?:آخرین\s)?)?(?:به[\u200c\s]?روز[\u200c\s]?رسانی|بروز[\u200c\s]?رسانی"
    r"|ویرایش|تغییر)(?:\s(?:شده|در))*|به[\u200c\s]?روز\sشده(?:\sدر)?",  # به‌روزرسانی
    r"(?:本页|本頁|本文|页面|頁面|内容|內容)?(?:最后|最後|最近|最新|上次)?(?:更新|修改|修订|修訂|编辑"
    r"|編輯)(?:日期|时间|時間|日|于|於|在)?",
    r"最終(?:更新|改訂|変更)日?|改訂日?|(?:최종|마지막|최근)?\s?(?:수정|업데이트|갱신|개정|변경)(?:일자?|됨|한 날짜)?",
)
PUBLISHED = (
    r"(?:data )?(?:opublikowan[oay]|publikacji|dodania|utworzenia)|dodano|utworzono|zamieszczono",  # opublikowano
    r"publikovan[oae]|zverejnen[oae]|vydano|vlozeno|datum (?:vydani|zverejneni|publikace)|julkaistu|julkaisupaiva",
    r"kozzeteve|megjelent|publikalva|(?:yayin(?:lan?ma)?|yayın(?:lan?ma)?) tarihi|yayinlandi|yayınlandı|yayımlandı",
    r"(?:cyhoeddwyd|dyddiad cyhoeddi)(?: gyntaf)?|foilsithe",  # cyhoeddwyd
    r"(?:дата )?(?:опубликован[оа]|публикации)|размещено|опубліковано|дата публікації",
    r"(?:δημοσιευτηκε|δημοσιευθηκε|ημερομηνια δημοσιευσης)",
    r"(?:ngay |đuoc )?(?:đang tai|xuat ban|đang bai)(?: ngay| vao)?|ngay đang",
    r"(?:تاريخ|تم)\s(?:ال)?نشر(?:\s(?:في|بتاريخ))?|(?:ن\u064f?ش\u0650?ر|منشور|كتب|أضيف)\s(?:في|بتاريخ)",  # نُشر في
    r"(?:تاریخ\s)?(?:انتشار|درج|ارسال|نگارش)(?:\s(?:شده|یافته|در))*"
    r"|(?:منتشر|نوشته|ارسال|درج)\sشده(?:\sدر)?",  # تاریخ انتشار, منتشر شده در
    r"(?:首次)?(?:发布|發布|發佈|发表|發表|出版|刊登|刊載)(?:日期|时间|時間|日|于|於|在)?",
    r"(?:記事|初回)?(?:公開|掲載|作成|投稿|配信|執筆|登録)(?:日時?)?"
    r"|(?:게시|작성|등록|발행|게재)일?",
)
DATE = (r"日期|日付|дата|tarih|paivays|dyddiad|بتاريخ|التاريخ|تاریخ",)  # 日期：
STEMS = """
aktualiz modyfik zmian zmien zmen edytow uprav paivi muokat muutet frissit modosit guncel degisik duzenle diwedd
ddiwedd newid golyg diwyg nuash обнов измен отредак редакц актуал оновл змін ενημερ τροποπ cap nhat chinh sua update
binago pagbabago mizajou mete modifik chanjman تحديث تعديل 更新 修改 修订 修訂 编辑 編輯 改訂 変更 حدث حد
عدل رسانی ویرایش تغییر روز
수정 업데이트 갱신 개정 변경
przeglad weryfik sprawdz recenz konsult zkontrol overen tarkist tarkast adolyg athbhreith inceleme провер рецензир
реценз 审 審 監修 검토 nastep kolejn planowan pristi dalsi seuraava пересмотр 下次 次回 다음
publik doda utworz zamieszcz
zverejn vydan vlozen julkais kozzet megjel yayin yayın cyhoedd foils опублик размещ опубл публика δημοσι đang xuat نشر
发 發 出版 刊 公開 掲載 作成 投稿 配信 執筆 登録 日付
منشور كتب اضيف نش انتشار درج ارسال نگارش منتشر نوشته تاريخ تاریخ 게시 작성 등록 발행 게재 日期 дата tarih dyddiad
"""
"""Stems of which any of these wordings holds one: searching for them is many times cheaper than matching those."""
