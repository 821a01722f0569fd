"""The language of works whose letters do not tell it."""

import pytest

from refnorm import Source, analyze, locales
from refnorm.locales.tongues import tongue
from refnorm.model import Reference

TITLES = [
    ("Монголын нүүдэлчдийн ахуй соёл", "ru", "mn"),
    ("Говийн малчдын амьдралын судлал", "ru", "mn"),
    ("Аймгийн сумдын таримал ургамал", "mn", "mn"),
    ("Кыргыз элинин мал чарбачылыгы жана маданияты", "ru", "ky"),
    ("Тоо суулары жана алардын балыктары", "kk", "ky"),
    ("Кыргыздардын тарыхы боюнча эмгектери", "ru", "ky"),
    ("Жүрөк ооруларын дарылоонун ыкмалары", "ky", "ky"),
    ("Жүрек ауруларының алдын алу жолдары", "kk", "kk"),
    ("Жүрек ауруларының алдын алу жолдары", "ru", "kk"),
    ("Розвиток зварювання тонколистових сталей", "uk", "uk"),
    ("Зварювання та контроль якост", "ru", "uk"),
    ("Бджолозапилення гречки", "uk", "uk"),
    ("Топонимика: жер-су атаулары туралы", "kk", "kk"),
    ("Балыктардын айдарлары", "kk", "kk"),
    ("Възрожденска живопис", "mk", "bg"),
    ("Храмове по Дунав: съборът", "ru", "bg"),
    ("Санъат ва маълумот тўплами", "uz", "uz"),
    ("Селата и градовете през вековете", "bg", "bg"),
    ("Социална политика и избирателно право", "ru", "bg"),
    ("Бозорнинг шаклланиш жараёнлари", "uz", "uz"),
    ("Вынтуриле ши апеле сатулуй", "ru", "ro"),
    ("Кынтечеле цэрэнешть ын сателе нордулуй", "ru", "ro"),
    ("Казна сатулуй", "ro", "ro"),
    ("Азәрбајҹанын гәдим јоллары", "ru", "az"),
    ("Көһнә шәһәрдә гыш", "az", "az"),
    ("Дәүләт һәм җәмгыять", "az", "tt"),
    ("Дәулет пен қоғам", "az", "kk"),
    ("Психолошка отпорност ученика", "sr", "sr"),
    ("Друштвене промене на селу", "sr", "sr"),
    ("Идел буе болгарларының шәһәрләре", "tt", "tt"),
    ("Проблемы психологии учеников", "sr", "ru"),
    ("Селища и находки от Хасковския край", "bg", "bg"),
    ("Отчет за археологическо проучване", "bg", "bg"),
    ("Қобиқлар назарияси", "uz", "uz"),
    ("Гүүр барина", "mn", "mn"),
    ("Оҳанг ва бадеияти алаҳои модарон", "tg", "tg"),
    ("Бемории гурдаи занон ва норасоии селен", "tg", "tg"),
    ("Санъат ва ҳунар", "uz", "uz"),
    ("Сушка льнотрасты гарачым паветрам", "be", "be"),
    ("Сушка льнотресты горячими ветрами", "be", "ru"),
]
RUSSIAN = [
    "Экономика и право переходного периода",
    "История города и окрестных деревень",
    "Прогноз паводка на притоках Иртыша",
    "Водоснабжение: теория и практика",
    "Палата мер и весов: плата за поверку",
    "Китай и Алтай: караванные тропы",
    "Разведение лошадей и коров в степи",
    "Гражданин Бородин и латынь",
    "Съезд и объявление: необъятный субъект",
]


def test_a_book_of_the_centre_is_in_its_language() -> None:
    """A title that is too short to tell its language is told by where the book was printed."""
    moscow, almaty = (Reference(title="Очерки", publisher_place=place) for place in ("М.", "Алматы"))
    assert [tongue(one, "Очерки", "kk") for one in (moscow, almaty)] == ["ru", "kk"]
    assert tongue(Reference(title="Тіл", publisher_place="М."), "Тіл", "kk") == "kk"


AROUND = [
    (
        "Нахчыван мүһасибләри: сәнәдләр топлусу",
        "Әлијев Н. Нахчыван мүһасибләри: сәнәдләр топлусу. Әҹәми, 1994.",
        "az",
        "az",
    ),
    ("Темир конларини излаш схемаси", "Тошкент: Фан, 1998. 208 б.", "uz", "uz"),
    ("Темир конларини излаш схемаси", "Б. 8–13.", "uz", "uz"),
    ("Темир конларини излаш схемаси", "С. 8–13.", "uz", "ru"),
    ("Печат на метали и керамика", "Ъглев Ю. Русе: Техника, 1992. 28 с.", "bg", "bg"),
    ("Печат на метали и керамика", "Цъков Ю. Русе: Техника, 1992. 28 с.", "ru", "bg"),
    ("Выставка печати и керамики", "Ъглев Ю. Русе: Техника, 1992. 28 с.", "bg", "ru"),
    ("Экономика и право на переломе", "Алматы, 1998. 28 с.", "kk", "ru"),
    ("Державний водний кадастр", "URL: https://voda.example.ua/k (дата звернення: 18.09.2022).", "kk", "uk"),
    ("Державний водний кадастр", "Дата звернення до читача.", "kk", "ru"),
    ("Реестр водных отводов", "URL: https://voda.example.ru/r (дата обращения: 18.09.2022).", "kk", "ru"),
    (
        "Статыстыка рынку працы",
        "Рэжым доступу: http://rynak.example.by/r. Дата доступу: 12.05.2016.",
        "ru",
        "be",
    ),
    ("Реки долины", "Реки долины / под ред. К. М. Щукина. Омск : Русло, 1987. 90 с.", "kk", "ru"),
    ("Өзен", "Өзен / ред. басқ. К. М. Сыдық. Атырау : Арна, 1987. 90 б.", "kk", "kk"),
    ("Қорақалпоғистонда балиқчилик", "Собиров О. Балиқчилик // Фан ва жамият. 2020.", "kk", "uz"),
    ("Скіфські казани", "Орленко Є. Ю. Скіфські казани. Київ : Русло, 2009. С. 8–11.", "kk", "uk"),
    ("Дарё бўйида пахта суғориш", "Ҳайдаров Ў. Дарё бўйида пахта суғориш. Б. 8–11.", "kk", "uz"),
    ("Засоление почв степной долины", "Сәлімов Қ. Засоление почв степной долины. С. 8–11.", "kk", "ru"),
    ("Критика чистого розуму", "Критика чистого розуму / пер. з нім. І. Бука. Київ, 1992.", "uk", "uk"),
    ("Критика чистого разума", "Критика чистого разума / пер. с нем. И. Бука. М., 1992.", "uk", "ru"),
    ("Геология на Родопите", "Жечев Х. Геология на Родопите. Под ред. на Ц. Ганев.", "bg", "bg"),
    ("Музыкальное воспитание средствами народа", "Музыкальное воспитание средствами народа.", "ky", "ru"),
    ("Тоодогу музыкалык маданият", "Төрөев Ы. Тоодогу музыкалык маданият.", "ky", "ky"),
    ("Кривично право: општи део", "Кривично право: општи део. Београд, 2010.", "sr", "sr"),
    ("Уголовное право: общая часть", "Уголовное право: общая часть. М., 2010.", "sr", "ru"),
    ("Реестр водных отводов", "URL: https://voda.example.ru/r (қаралған күні: 18.09.2022).", "kk", "ru"),
    ("Селянські рухи", "Селянські рухи. Полтава, 1980. 120 с.", "ru", "uk"),
    ("Селянські рухи", "Селянські рухи. Полтава, 1980. 120 с.", "kk", "uk"),
    ("Механіка рідин", "Механіка рідин // Вода. 2009. № 3. С. 10–18.", "ru", "uk"),
    ("Тіл білімі", "Тіл білімі. Алматы, 1999. 120 с.", "ru", "kk"),
    ("Білім беру", "Білім беру // Хабаршы. 2012. № 3. С. 12–18.", "kk", "kk"),
    ("Тіл білімі", "Тіл білімі // Сөз. 2012. № 3. Б. 12–18.", "uk", "kk"),
]


@pytest.mark.parametrize(("title", "raw", "known", "language"), AROUND)
def test_what_stands_around_a_silent_title_tells(title: str, raw: str, known: str, language: str):
    """Marks of pages that Russian has not, and a letter of a name, speak where the title does not.

    How a page was seen speaks in a list of another language.
    """
    assert tongue(Reference(title=title), raw, known) == language


@pytest.mark.parametrize(("title", "known", "language"), TITLES)
def test_words_tell_the_language_of_a_title(title: str, known: str, language: str):
    """Endings and words tell a language where no letter does that only it has."""
    assert tongue(Reference(title=title), title, known) == language


@pytest.mark.parametrize("known", ["ru", "kk", "uk", "ky", "mn", "bg", "uz", "ro", "az", "und"])
@pytest.mark.parametrize("title", RUSSIAN)
def test_a_russian_title_stays_russian_in_every_list(title: str, known: str):
    """Russian works are cited everywhere, and no telling word of another language is Russian."""
    assert tongue(Reference(title=title), title, known) == "ru"


def test_a_list_is_in_the_language_of_its_words():
    """A heading in Russian over works in Mongolian makes no Russian list."""
    works = [
        "Жамбалдорж Ц. Хятад ба Монголын худалдааны түүх. Улаанбаатар: Адмон, 2008. 244 х.",
        "Дорж Б. Аймгийн археологийн дурсгал. Улаанбаатар: Соёмбо, 2012. 120 х.",
        "Бат Ш. Говийн ургамал ба малчдын ахуй. Улаанбаатар: Соёмбо, 2016. 130 х.",
    ]
    text = "СПИСОК ЛИТЕРАТУРЫ\n" + "\n".join(f"{n}. {work}" for n, work in enumerate(works, 1))
    (article,) = analyze(Source(name="x.txt", data=text.encode())).results[0].articles
    assert article.lists[0].language == "mn"


LISTS = [
    (
        "Әҙәбиәт",
        [
            "Мәҡсүтов Ғ. Һ. Яҙ килде. Өфө: Китап, 2004. 95 б.",
            "Үтәев Ә. Ҡая һәм йылға. Өфө: Китап, 2006. 55 б.",
        ],
        "ba",
    ),
    (
        "Ədəbiyyat",
        ["Гулијев Һ. Ҹ. Гышын күләји. Бакы: Елм, 1974. 95 с.", "Мәммәдов Ә. Үч ҝөл. Бакы: Елм, 1976. 55 с."],
        "az",
    ),
    (
        "Bibliografie",
        [
            "Мунтяну Э. Апеле ши вынтул. Кишинэу: Тимпул, 1974. 95 п.",
            "Русу Г. Кымпия сатулуй. Кишинэу: Тимпул, 1976. 55 п.",
        ],
        "ro",
    ),
]


@pytest.mark.parametrize(("heading", "works", "language"), LISTS)
def test_letters_that_a_language_lacks_speak_against_it(heading: str, works: list[str], language: str):
    """A list is in the language whose alphabet, today's or a former one, has its letters."""
    text = f"{heading}\n" + "\n".join(f"{n}. {work}" for n, work in enumerate(works * 2, 1))
    (article,) = analyze(Source(name="x.txt", data=text.encode())).results[0].articles
    assert article.lists[0].language == language


@pytest.mark.parametrize("table", [lo for lo in locales.load() if lo.tells], ids=lambda lo: lo.language)
def test_telling_words_are_written_in_the_alphabet(table: locales.Locale):
    """A telling word or ending has letters of its language alone, and stands once."""
    assert not set("".join(table.tells)) - set(table.alphabet + table.former[0]) - {"-"}
    assert len(set(table.tells)) == len(table.tells)
