"""The parts of a Word file that are changed, and the archive that holds all of them again."""

from __future__ import annotations

import io
import posixpath
import shutil
import zipfile
from typing import TYPE_CHECKING

from refnorm.containers.ooxml import NAMES, STRICT, Package, attribute, namespaces

if TYPE_CHECKING:
    from lxml import etree

_TYPES = "[Content_Types].xml"
_TYPES_URI = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS_URI = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The first day that an archive can write: a new part bears no date of its own."""

_CHANGES = frozenset(("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:pPrChange"))


class Parts:
    """Parts by their names; what is asked for by `root` may be changed and is written anew."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.main = package.main
        self._roots: dict[str, etree._Element] = {}
        self._given: dict[str, bytes] = {}

    def root(self, name: str) -> etree._Element:
        """Return a part's root element, the same one each time."""
        if name not in self._roots:
            root = self.package.root(name)
            self._given[name] = _written(root)
            self._roots[name] = root
        return self._roots[name]

    @property
    def strict(self) -> bool:
        """Whether the file is written in the strict edition of the standard."""
        return namespaces(self.root(self.main))["w"] == STRICT["w"]

    def tag(self, name: str) -> str:
        """Return a short name such as `w:p` as a tag in the file's own edition."""
        prefix, _, local = name.partition(":")
        return f"{{{namespaces(self.root(self.main))[prefix]}}}{local}"

    def related(self, kind: str) -> str | None:
        """Return the part of that kind beside the main one, where there is one."""
        return self.package.related(kind)

    def add(self, name: str, root: etree._Element, type: str, relation: str) -> str:
        """Add a part beside the main one, with its type and its relationship; return its name in the file."""
        folder = posixpath.dirname(self.main)
        full = posixpath.join(folder, name)
        while full.lower() in self.package.names or full in self._roots:
            name = f"refnorm-{name}"
            full = posixpath.join(folder, name)
        self._roots[full] = root
        types = self.root(self.package.names.get(_TYPES.lower(), _TYPES))
        _child(types, f"{_TYPES_URI}Override", PartName=f"/{full}", ContentType=type)
        relations = self.root(self._relations())
        taken = {str(one.get("Id")) for one in relations}
        id = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        _child(relations, f"{_RELATIONS_URI}Relationship", Id=id, Type=relation, Target=name)
        return full

    def _relations(self) -> str:
        folder, name = posixpath.split(self.main)
        wanted = posixpath.join(folder, "_rels", f"{name}.rels")
        return self.package.names.get(wanted.lower(), wanted)

    def free_id(self) -> int:
        """Return a number that no tracked change of the changed parts bears yet."""
        ids = (
            attribute(element, "w:id") or ""
            for root in list(self._roots.values())
            for element in root.iter()
            if NAMES[element.tag] in _CHANGES
        )
        return max((int(id) for id in ids if id.isdecimal()), default=0)

    def packed(self) -> bytes:
        """Return the archive: changed parts written anew, all others as they were, in their order."""
        changed = {
            name: data
            for name, root in self._roots.items()
            if (data := _written(root)) != self._given.get(name)
        }
        made = io.BytesIO()
        names = self.package.names
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
            for info in self.package.archive.file.infolist():
                own = next((n for n in changed if names.get(n.lower(), n) == info.filename), None)
                if own is not None:
                    target.writestr(_like(info), changed.pop(own))
                    continue
                with self.package.archive.file.open(info) as source, target.open(_like(info), "w") as sink:
                    shutil.copyfileobj(source, sink)
            for name, data in changed.items():
                target.writestr(zipfile.ZipInfo(name, _LONG_AGO), data, zipfile.ZIP_DEFLATED)
        return made.getvalue()


def _like(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """Return a member's head without sizes, which are its own in the copy."""
    copy = zipfile.ZipInfo(info.filename, info.date_time)
    copy.compress_type, copy.external_attr, copy.create_system = (
        info.compress_type,
        info.external_attr,
        info.create_system,
    )
    copy.file_size = info.file_size
    return copy


def _written(root: etree._Element) -> bytes:
    from lxml import etree

    written: bytes = etree.tostring(
        root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
    )
    return written


def _child(parent: etree._Element, tag: str, **attributes: str) -> None:
    from lxml import etree

    etree.SubElement(parent, tag, attributes)
