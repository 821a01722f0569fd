"""Items without numbers whose second form stands in a bracket: a link behind it, and a body as the author."""

from __future__ import annotations

from tests.manuscripts import found_in

LIST = """Список литературы / References

Орлов А. Г. (2004). Основы экономики степи. М.: Наука. [Orlov A. G. (2004). Fundamentals of the steppe \
economy. Moscow: Nauka. (In Russian).]
Белова Н. В. (2019). Неравенство степных городов? // Водное дело. № 4. С. 57—70. [Belova N. V. (2019). \
Inequality of steppe cities? Vodnoe Delo, No. 4, pp. 57—70. (In Russian).] https://doi.org/10.31857/S0869049900
Росстат (2020). Города степи. Показатели. М. [Rosstat (2020). Cities of the steppe. Indicators. Moscow. \
(In Russian).]
Reed A., Hill T. (1992). Convergence. Journal of Rivers, Vol. 100, No. 2, pp. 223—251.
"""
