"""A manuscript whose entries can be corrected, moved and numbered anew."""

from __future__ import annotations

NATIVE = (
    "Сергеев П.Т. Реки степи // Водное дело. – 2011. – № 2. – С. 123–129.",
    "Орлова М.К. Озёра и ледники. – Москва: Волна, 2004. – 320 с.",
    "Гусев В.А. Подземные воды предгорий // Гидрология. – 1998. – Т. 4, № 7. – С. 15–22.",
    "Лунина Е.Р. Туманы над заливом // Метеоролог. – 2007. – № 5. – С. 40–44.",
)
ROMANIZED = (
    "Sergeev P.T. Reki stepi [Rivers of the steppe]. Vodnoe delo. 2011, no. 2, pp. 123–129.",
    "Orlova M.K. Ozera i ledniki [Lakes and glaciers]. Moscow: Volna, 2004. 320 p.",
    "Gusev V.A. Podzemnye vody predgorii [Deep water]. Gidrologiia. 1998, vol. 4, no. 7, pp. 15–22.",
    "Lunina E.R. Tumany nad zalivom [Fog over the bay]. Meteorolog. 2007, no. 5, pp. 40–44.",
)
FAULTS = (("pp. 123–129", "pp. 123–192"), ("2004. 320", "2014. 320"), ("vol. 4", "vol. 5"))


def manuscript(native=NATIVE, romanized=ROMANIZED, before="") -> str:
    """Return a manuscript with these entries, numbered as they stand."""
    lists = (
        "\n".join(f"{number}. {entry}" for number, entry in enumerate(entries, 1))
        for entries in (native, romanized)
    )
    head, tail = "\n\n## СПИСОК ЛИТЕРАТУРЫ\n\n", "\n\n## REFERENCES\n\n"
    first, second = lists
    return f"# Вода\n\n{before}Текст.{head}{first}{tail}{second}\n"


def faulty(*faults, entries=ROMANIZED) -> tuple[str, ...]:
    """Return romanized entries with some of the faults, all of them by default."""
    text = "\n".join(entries)
    for right, wrong in faults or FAULTS:
        assert right in text
        text = text.replace(right, wrong)
    return tuple(text.split("\n"))
