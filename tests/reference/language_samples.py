"""Sentences as clinics write them for patients, in each language that is identified. Written for Checkup."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, ...]] = {
    "en": (
        "Back pain is common and it often gets better without any treatment.",
        "Call our office if the fever lasts for more than three days.",
        "You should not eat or drink anything after midnight on the night before your surgery.",
        "Our doctors have treated thousands of patients with knee pain, and most of them were able to return to their "
        "sport within a few months.",
        "If you take blood thinners, tell us at least a week before the procedure, because we may ask you to stop them "
        "for a while.",
        "Bring your insurance card, a photo ID and a list of the medicines that you take to your first visit.",
    ),
    "es": (
        "El dolor de espalda es muy común y la mayoría se siente mejor en unas semanas.",
        "Llame a nuestra oficina si la fiebre dura más de tres días.",
        "No coma ni beba nada después de la medianoche antes de su cirugía.",
        "Nuestros médicos han atendido a miles de pacientes con dolor de rodilla, y la mayoría pudo volver a practicar "
        "su deporte en pocos meses.",
        "Si usted toma anticoagulantes, avísenos por lo menos una semana antes del procedimiento, "
        "porque es posible que "
        "le pidamos que los suspenda por un tiempo.",
        "Traiga su tarjeta del seguro, una identificación con foto y una lista de los medicamentos que toma.",
    ),
    "fr": (
        "Le mal de dos est fréquent et il guérit souvent sans aucun traitement.",
        "Appelez notre cabinet si la fièvre dure plus de trois jours.",
        "Vous ne devez rien manger ni boire après minuit la veille de votre opération.",
        "Nos médecins ont soigné des milliers de patients souffrant de douleurs au genou, et la "
        "plupart d’entre eux ont "
        "pu reprendre leur sport en quelques mois.",
        "Si vous prenez des anticoagulants, prévenez-nous au moins une semaine avant "
        "l’intervention, car il se peut que "
        "nous vous demandions de les arrêter.",
        "Apportez votre carte d’assurance, une pièce d’identité avec photo et la liste des "
        "médicaments que vous prenez.",
    ),
    "de": (
        "Rückenschmerzen sind häufig und bessern sich oft auch ohne eine Behandlung.",
        "Rufen Sie uns bitte an, wenn das Fieber länger als drei Tage dauert.",
        "Sie dürfen am Abend vor der Operation nach Mitternacht nichts mehr essen oder trinken.",
        "Unsere Ärzte haben Tausende von Patienten mit Knieschmerzen behandelt, und die meisten konnten nach wenigen "
        "Monaten wieder ihren Sport ausüben.",
        "Wenn Sie Blutverdünner nehmen, sagen Sie uns mindestens eine Woche vor dem Eingriff Bescheid, weil wir Sie "
        "vielleicht bitten, sie für eine Weile abzusetzen.",
        "Bringen Sie Ihre Versicherungskarte, einen Ausweis mit Foto und eine Liste der Medikamente mit, die Sie "
        "einnehmen.",
    ),
    "pt": (
        "A dor nas costas é muito comum e a maioria melhora em poucas semanas.",
        "Ligue para o nosso consultório se a febre durar mais de três dias.",
        "Não coma nem beba nada depois da meia-noite antes da sua cirurgia.",
        "Os nossos médicos já trataram milhares de pacientes com dor no joelho, e a maioria deles conseguiu voltar ao "
        "esporte em poucos meses.",
        "Se você toma anticoagulantes, avise-nos pelo menos uma semana antes do procedimento, porque podemos pedir que "
        "você pare de tomá-los por algum tempo.",
        "Traga o seu cartão do plano de saúde, um documento com foto e uma lista dos remédios que você toma.",
    ),
    "it": (
        "Il mal di schiena è molto comune e spesso guarisce senza alcuna cura.",
        "Chiami il nostro studio se la febbre dura per più di tre giorni.",
        "Non mangi e non beva nulla dopo la mezzanotte prima del suo intervento.",
        "I nostri medici hanno curato migliaia di pazienti con dolore al ginocchio, e la maggior "
        "parte di loro è tornata "
        "a fare sport in pochi mesi.",
        "Se prende degli anticoagulanti, ci avvisi almeno una settimana prima della procedura, "
        "perché potremmo chiederle "
        "di sospenderli per un po’ di tempo.",
        "Porti con sé la tessera sanitaria, un documento con foto e un elenco dei farmaci che prende.",
    ),
    "nl": (
        "Rugpijn komt veel voor en gaat vaak over zonder een behandeling.",
        "Bel onze praktijk als de koorts langer dan drie dagen duurt.",
        "U mag na middernacht niets meer eten of drinken voor uw operatie.",
        "Onze artsen hebben duizenden patiënten met kniepijn behandeld, en de meesten van hen "
        "konden na een paar maanden "
        "weer gaan sporten.",
        "Als u bloedverdunners gebruikt, laat het ons dan minstens een week voor de ingreep weten, want wij kunnen u "
        "vragen om er een tijdje mee te stoppen.",
        "Neem uw verzekeringspas, een legitimatie met foto en een lijst van de medicijnen die u gebruikt mee naar het "
        "eerste bezoek.",
    ),
    "pl": (
        "Ból pleców jest częsty i zwykle mija bez żadnego leczenia.",
        "Proszę zadzwonić do naszej przychodni, jeśli gorączka trwa dłużej niż trzy dni.",
        "Nie wolno jeść ani pić po północy w dniu przed operacją.",
        "Nasi lekarze leczyli tysiące pacjentów z bólem kolana, a większość z nich mogła po kilku miesiącach wrócić do "
        "uprawiania sportu.",
        "Jeśli przyjmuje Pan leki przeciwzakrzepowe, proszę nas o tym powiadomić co najmniej tydzień przed zabiegiem, "
        "ponieważ może być konieczne ich odstawienie na pewien czas.",
        "Na pierwszą wizytę prosimy zabrać ze sobą dowód tożsamości oraz listę leków, które są przyjmowane na stałe.",
    ),
    "tl": (
        "Ang pananakit ng likod ay karaniwan at madalas itong gumagaling nang walang gamutan.",
        "Tumawag sa aming klinika kung ang lagnat ay tumagal nang higit sa tatlong araw.",
        "Huwag kumain o uminom ng kahit ano pagkatapos ng hatinggabi bago ang iyong operasyon.",
        "Ang aming mga doktor ay nakagamot na ng libu-libong pasyente na may pananakit ng tuhod, at "
        "karamihan sa kanila "
        "ay nakabalik sa kanilang isport sa loob ng ilang buwan.",
        "Kung ikaw ay umiinom ng gamot na pampalabnaw ng dugo, sabihin mo sa amin kahit isang "
        "linggo bago ang operasyon, "
        "dahil maaaring hilingin namin na itigil mo muna ito.",
        "Dalhin ang iyong insurance card, ID na may larawan at listahan ng mga gamot na iniinom mo.",
    ),
    "ht": (
        "Doulè nan do se yon bagay ki komen e li souvan pase san okenn tretman.",
        "Rele biwo nou an si lafyèv la dire plis pase twa jou.",
        "Pa manje ni bwè anyen apre minwi anvan operasyon ou a.",
        "Doktè nou yo te trete plizyè milye pasyan ki gen doulè nan jenou, e pifò nan yo te kapab "
        "retounen fè espò apre "
        "kèk mwa.",
        "Si w ap pran medikaman ki fè san an pi klè, di nou sa omwen yon semèn anvan pwosedi a, paske nou ka mande w "
        "pou w sispann yo pandan yon ti tan.",
        "Pote kat asirans ou, yon pyès idantite ki gen foto ak yon lis medikaman ou ap pran yo.",
    ),
    "vi": (
        "Đau lưng rất phổ biến và thường khỏi mà không cần điều trị.",
        "Hãy gọi cho văn phòng của chúng tôi nếu cơn sốt kéo dài hơn ba ngày.",
        "Quý vị không được ăn hoặc uống bất cứ thứ gì sau nửa đêm trước khi phẫu thuật.",
        "Các bác sĩ của chúng tôi đã điều trị cho hàng ngàn bệnh nhân bị đau đầu gối, và hầu hết họ đã có thể chơi thể "
        "thao trở lại trong vòng vài tháng.",
        "Nếu quý vị đang dùng thuốc làm loãng máu, hãy báo cho chúng tôi ít nhất một tuần trước khi làm thủ thuật, vì "
        "chúng tôi có thể yêu cầu quý vị ngưng thuốc một thời gian.",
        "Vui lòng mang theo thẻ bảo hiểm, giấy tờ tùy thân có ảnh và danh sách các loại thuốc mà quý vị đang dùng.",
    ),
    "ja": (
        "腰痛はよくある症状で、多くの場合は治療をしなくても数週間でよくなります。",
        "熱が三日以上続くときは、当院までお電話ください。手術の前日の夜は何も食べないでください。",
    ),
    "ko": (
        "허리 통증은 흔하며 대부분 몇 주 안에 치료 없이도 좋아집니다.",
        "열이 사흘 이상 계속되면 저희 병원으로 전화해 주십시오. 수술 전날 밤에는 아무것도 드시지 마십시오.",
    ),
    "zh": (
        "背痛很常见，大多数人在几周内会好转，请休息一两天。",
        "如果發燒超過三天，請致電我們的診所。手術前一天午夜之後請不要吃任何東西。",
    ),
    "ru": (
        "Боль в спине встречается часто и обычно проходит без лечения за несколько недель.",
        "Позвоните в нашу клинику, если температура держится больше трёх дней.",
    ),
    "uk": (
        "Біль у спині трапляється часто і зазвичай минає без лікування за кілька тижнів.",
        "Зателефонуйте до нашої клініки, якщо температура тримається більше трьох днів.",
    ),
    "ar": (
        "آلام الظهر شائعة وغالبا ما تتحسن من دون علاج خلال بضعة أسابيع.",
        "اتصل بعيادتنا إذا استمرت الحمى أكثر من ثلاثة أيام ولا تأكل شيئا قبل العملية.",
    ),
    "fa": (
        "درد کمر بسیار شایع است و بیشتر وقت‌ها بدون درمان در چند هفته بهتر می‌شود.",
        "اگر تب بیش از سه روز طول کشید با مطب ما تماس بگیرید و پیش از عمل چیزی نخورید.",
    ),
    "ur": (
        "کمر کا درد عام ہے اور اکثر علاج کے بغیر چند ہفتوں میں ٹھیک ہو جاتا ہے۔",
        "اگر بخار تین دن سے زیادہ رہے تو ہمارے کلینک کو فون کریں اور آپریشن سے پہلے کچھ نہ کھائیں۔",
    ),
    "he": (
        "כאבי גב הם תופעה נפוצה ובדרך כלל הם חולפים ללא טיפול בתוך כמה שבועות.",
        "התקשרו למרפאה שלנו אם החום נמשך יותר משלושה ימים.",
    ),
    "hi": (
        "कमर दर्द बहुत आम है और अक्सर कुछ हफ्तों में बिना इलाज के ठीक हो जाता है।",
        "अगर बुखार तीन दिन से ज़्यादा रहे तो हमारे क्लिनिक को फ़ोन करें।",
    ),
    "el": (
        "Ο πόνος στην πλάτη είναι συχνός και συνήθως περνά χωρίς θεραπεία σε λίγες εβδομάδες.",
        "Καλέστε το ιατρείο μας αν ο πυρετός διαρκεί περισσότερο από τρεις ημέρες.",
    ),
    "th": (
        "อาการปวดหลังพบได้บ่อยและมักจะดีขึ้นเองภายในไม่กี่สัปดาห์โดยไม่ต้องรักษา",
        "โปรดโทรหาคลินิกของเราหากมีไข้นานกว่าสามวัน และอย่ารับประทานอะไรก่อนการผ่าตัด",
    ),
}
"""Language to sentences of 8 to 60 words (in scripts without blanks: as long)."""

LATER_SENTENCES: dict[str, tuple[str, ...]] = {
    "es": (
        "Nuestra clínica ofrece atención dental para niños y adultos con horarios flexibles.",
        "¿Cuáles son los síntomas de la diabetes y cuándo debo consultar al médico?",
        "Aceptamos la mayoría de los seguros médicos y planes de pago.",
        "Las vacunas protegen a los bebés contra enfermedades graves.",
        "La artritis reumatoide es una enfermedad crónica que causa inflamación en las "
        "articulaciones de las manos y los pies.",
    ),
    "fr": (
        "Notre clinique offre des soins dentaires aux enfants et aux adultes.",
        "Quels sont les symptômes du diabète et quand faut-il consulter un médecin ?",
        "Nous acceptons la plupart des assurances et des mutuelles.",
        "Les vaccins protègent les bébés contre les maladies graves.",
        "La polyarthrite rhumatoïde est une maladie chronique qui provoque une inflammation des "
        "articulations des mains et des pieds.",
    ),
    "de": (
        "Unsere Praxis bietet Zahnbehandlungen für Kinder und Erwachsene an.",
        "Welche Symptome hat Diabetes und wann sollte ich zum Arzt gehen?",
        "Wir rechnen mit den meisten gesetzlichen und privaten Krankenkassen ab.",
        "Impfungen schützen Säuglinge vor schweren Krankheiten wie Masern und Keuchhusten.",
        "Rheumatoide Arthritis ist eine chronische Krankheit, die Entzündungen in den Gelenken der "
        "Hände und Füße verursacht.",
    ),
    "pt": (
        "Nossa clínica oferece atendimento odontológico para crianças e adultos.",
        "Quais são os sintomas do diabetes e quando devo procurar um médico?",
        "Aceitamos a maioria dos planos de saúde e formas de pagamento.",
        "As vacinas protegem os bebês contra doenças graves como o sarampo.",
        "A artrite reumatoide é uma doença crônica que causa inflamação nas articulações das mãos e dos pés.",
    ),
    "it": (
        "La nostra clinica offre cure dentistiche per bambini e adulti.",
        "Quali sono i sintomi del diabete e quando bisogna rivolgersi al medico?",
        "Accettiamo la maggior parte delle assicurazioni e dei fondi sanitari.",
        "I vaccini proteggono i neonati dalle malattie gravi come il morbillo.",
        "L'artrite reumatoide è una malattia cronica che provoca un'infiammazione delle "
        "articolazioni delle mani e dei piedi.",
    ),
    "nl": (
        "Onze kliniek biedt tandheelkundige zorg aan kinderen en volwassenen.",
        "Wat zijn de symptomen van diabetes en wanneer moet ik naar de dokter?",
        "Wij werken samen met de meeste zorgverzekeraars in Nederland.",
        "Vaccinaties beschermen baby's tegen ernstige ziekten zoals mazelen en kinkhoest.",
        "Reumatoïde artritis is een chronische ziekte die ontstekingen in de gewrichten van handen "
        "en voeten veroorzaakt.",
    ),
    "pl": (
        "Nasza klinika oferuje leczenie stomatologiczne dla dzieci i dorosłych.",
        "Jakie są objawy cukrzycy i kiedy należy zgłosić się do lekarza?",
        "Honorujemy większość ubezpieczeń zdrowotnych i kart płatniczych w naszej przychodni.",
        "Szczepienia chronią niemowlęta przed ciężkimi chorobami, takimi jak odra i krztusiec.",
        "Reumatoidalne zapalenie stawów to przewlekła choroba, która powoduje stan zapalny w stawach rąk i stóp.",
    ),
    "tl": (
        "Ang aming klinika ay nag-aalok ng pangangalaga sa ngipin para sa mga bata at matatanda.",
        "Ano ang mga sintomas ng diyabetis at kailan ako dapat magpatingin sa doktor?",
        "Tumatanggap kami ng karamihan sa mga insurance at paraan ng pagbabayad.",
        "Ang mga bakuna ay nagpoprotekta sa mga sanggol laban sa malulubhang sakit.",
        "Ang rheumatoid arthritis ay isang pangmatagalang sakit na nagdudulot ng pamamaga sa mga "
        "kasukasuan ng kamay at paa.",
    ),
    "ht": (
        "Klinik nou an bay swen dantè pou timoun ak granmoun chak jou.",
        "Ki sentòm dyabèt genyen epi kilè mwen ta dwe wè yon doktè?",
        "Nou aksepte pifò asirans sante ak plan peman yo.",
        "Vaksen yo pwoteje tibebe yo kont maladi grav tankou lawoujòl.",
        "Atrit rimatoyid se yon maladi kwonik ki lakòz enflamasyon nan jwenti men ak pye yo.",
    ),
    "vi": (
        "Phòng khám của chúng tôi cung cấp dịch vụ nha khoa cho trẻ em và người lớn.",
        "Các triệu chứng của bệnh tiểu đường là gì và khi nào tôi nên đi khám bác sĩ?",
        "Chúng tôi chấp nhận hầu hết các loại bảo hiểm y tế.",
        "Vắc-xin bảo vệ trẻ sơ sinh khỏi các bệnh nghiêm trọng như sởi.",
        "Viêm khớp dạng thấp là một bệnh mãn tính gây viêm ở các khớp bàn tay và bàn chân.",
    ),
    "en": (
        "Our clinic offers dental care for children and adults.",
        "What are the symptoms of diabetes and when should I see a doctor?",
        "We accept most insurance plans and offer flexible payment options.",
        "Vaccines protect babies against serious diseases such as measles.",
        "Rheumatoid arthritis is a chronic disease that causes inflammation in the joints of the hands and feet.",
    ),
}
"""Sentences that were written after the word lists and thresholds were fixed."""

ENGLISH_FRAGMENTS = (
    "Advil, Motrin, Aleve, Naprosyn, Celebrex, Mobic, Voltaren, Plavix, Coumadin, Eliquis, Xarelto",
    "lisinopril, metformin, atorvastatin, amlodipine, omeprazole, losartan, gabapentin, sertraline",
    "Lumbar disc herniation, spinal stenosis, degenerative disc disease, spondylolisthesis, sciatica, scoliosis",
    "Rheumatoid Arthritis Osteoarthritis Gout Lupus Psoriatic Arthritis Ankylosing Spondylitis Fibromyalgia",
    "What Are The Signs Of A Heart Attack And When To Call",
    "WHAT TO EXPECT BEFORE, DURING AND AFTER YOUR TOTAL KNEE REPLACEMENT",
    "Botox Cosmetic, Juvederm Voluma, Restylane Lyft, Kybella, Sculptra Aesthetic, Dysport, Xeomin",
    "Monday 8 a.m. to 5 p.m., Tuesday 9 a.m. to 6 p.m., Wednesday closed, Saturday by appointment",
    "Maria de la Cruz, MD, Juan de los Santos, DO, and Ana La Rosa, NP, of Los Angeles",
    "Our offices in La Mesa, El Cajon, Los Altos, Las Vegas, San Luis and La Jolla",
    "1250 La Cienega Blvd, Los Angeles, CA; 400 El Camino Real, San Mateo, CA; 77 Via de la Valle, Del Mar, CA",
    "Dr. van den Berg, Dr. van der Meer, Dr. de Vries and Dr. ten Have, Holland, MI",
    "Medicare, Medicaid, Aetna, Cigna, Blue Cross Blue Shield, UnitedHealthcare, Humana, Tricare",
    "Cervical, thoracic, lumbar, sacral; C5-C6, L4-L5, L5-S1; MRI, CT, EMG, X-ray",
    "in vitro fertilization, in utero surgery, placenta previa, hyperemesis gravidarum, vasa previa, linea nigra",
    "pro re nata, bis in die, ter in die, per os, nil per os, ante cibum, post cibum",
    "Tel 555 0100 Fax 555 0101 Suite 200 Building B Floor 2 Room 14 Union NJ",
    "Home About Services Locations Patients Forms Portal Contact Blog Careers Reviews Pay Bill Login",
    "Vitamin A, vitamin D, vitamin E, vitamin K, zinc, iron, folate, magnesium, omega 3",
    "Dr. Le, Dr. La, Dr. Do, Dr. Dang, Dr. Van Nguyen and Dr. Thi Tran speak Vietnamese",
)
"""English text, lists and headings of clinics that hold words, names and short forms of other languages."""

OTHER_LANGUAGES = {
    "sv": "Ryggsmärta är vanligt och går ofta över utan behandling, men du bör ringa till oss om det inte blir bättre.",
    "da": "Rygsmerter er almindelige og går ofte over uden behandling, men du skal ringe til os, hvis det ikke bliver "
    "bedre.",
    "no": "Ryggsmerter er vanlige og går ofte over uten behandling, men du bør ringe til oss hvis det ikke blir bedre.",
    "ro": "Durerea de spate este frecventă și de multe ori trece fără tratament, dar sunați la noi dacă nu se "
    "ameliorează.",
    "tr": "Bel ağrısı çok yaygındır ve çoğu zaman tedavi olmadan geçer, ama iyileşmezse lütfen bizi arayın.",
    "cs": "Bolest zad je častá a obvykle přejde bez léčby, ale zavolejte nám, pokud se do týdne nezlepší.",
    "hu": "A hátfájás gyakori, és sokszor kezelés nélkül is elmúlik, de hívjon minket, ha nem javul.",
    "id": "Nyeri punggung sering terjadi dan biasanya sembuh tanpa pengobatan, tetapi hubungi kami jika tidak membaik.",
    "so": "Xanuunka dhabarka waa wax caadi ah oo badanaa iska taga daaweyn la'aan, laakiin na soo wac haddii uusan "
    "fiicnaan.",
    "sw": "Maumivu ya mgongo ni ya kawaida na mara nyingi hupona bila matibabu, lakini tupigie simu kama hayaondoki.",
    "hmn": "Mob nraub qaum yog ib yam uas muaj ntau thiab feem ntau nws zoo yam tsis tas kho, tiam sis hu rau peb yog "
    "nws tsis zoo.",
}
"""Languages that are not identified, a sentence each: the answer is none, never another language."""
