"""The laws of the house that can be read off the syntax tree; each returns what breaks it.

A law takes the path that a module has within the repository and its source, and gives
one line per breach. The tests run every law on the package, and on a small bad module
that it has to refuse.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from statistics import median

LONGEST_FUNCTION = 40
MEDIAN_FUNCTION = 8
LONGEST_MODULE = 300

TERMINAL = {"typer", "rich"}
HEAVY = {
    "bibtexparser", "citeproc", "docx", "jinja2", "jsonschema", "lxml", "openpyxl", "pylatexenc",
    "pypdf", "pypdfium2", "rapidfuzz", "rich", "unidecode", "xlsxwriter",
}  # fmt: skip
NETWORK = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib",
    "socket", "socketserver", "ssl", "telnetlib", "urllib.request", "urllib3", "webbrowser", "xmlrpc",
}  # fmt: skip
LEAVING = {"print", "exit", "quit"}
SYSTEM = {"sys.exit", "sys.stdout", "sys.stderr", "os._exit", "os.abort"}

Function = ast.FunctionDef | ast.AsyncFunctionDef
Scope = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


def functions(tree: ast.AST) -> Iterator[Function]:
    """Yield every function of a module: methods and inner functions too."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def length(function: Function) -> int:
    """Count the lines from the first statement after the docstring to the last one.

    Blank lines and comments between them count, the signature and its decorators do not;
    a function of nothing but a docstring has none.
    """
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0  # type: ignore[operator]


def lengths(sources: list[str]) -> list[int]:
    """Return the length of every function of some modules."""
    return [length(function) for source in sources for function in functions(ast.parse(source))]


def middle(sources: list[str]) -> float:
    """Return the median length of the functions of some modules, 0 without any."""
    return median(lengths(sources) or [0])


def long_functions(path: str, source: str) -> Iterator[str]:
    """Yield the functions that are longer than a screen."""
    for function in functions(ast.parse(source)):
        if length(function) > LONGEST_FUNCTION:
            yield f"{path}:{function.lineno}: {function.name} has {length(function)} lines"


def long_modules(path: str, source: str) -> Iterator[str]:
    """Yield the module if it is too long; every line counts."""
    count = len(source.splitlines())
    if count > LONGEST_MODULE:
        yield f"{path}: {count} lines"


def undocumented(path: str, source: str) -> Iterator[str]:
    """Yield what is public and has no docstring: the module, its classes, functions and methods."""
    tree = ast.parse(source)
    if ast.get_docstring(tree) is None:
        yield f"{path}:1: module"
    yield from _undocumented(path, tree)


def _undocumented(path: str, parent: ast.Module | ast.ClassDef) -> Iterator[str]:
    for node in parent.body:
        if not isinstance(node, Function | ast.ClassDef) or node.name.startswith("_"):
            continue
        if ast.get_docstring(node) is None:
            yield f"{path}:{node.lineno}: {node.name}"
        if isinstance(node, ast.ClassDef):
            yield from _undocumented(path, node)


def imported(node: ast.AST) -> list[str]:
    """Return the modules that an import statement may load, `a.b` for `from a import b`."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def _within(module: str, names: set[str]) -> bool:
    parts = module.split(".")
    return any(".".join(parts[: n + 1]) in names for n in range(len(parts)))


def _imports(path: str, nodes: Iterator[ast.AST], names: set[str]) -> Iterator[str]:
    for node in nodes:
        if any(_within(module, names) for module in imported(node)):
            yield f"{path}:{node.lineno}: {ast.unparse(node)}"  # type: ignore[attr-defined]


def terminal_imports(path: str, source: str) -> Iterator[str]:
    """Yield imports of what draws on a terminal, outside of the command line's room."""
    if not path.startswith("refnorm/cli/"):
        yield from _imports(path, ast.walk(ast.parse(source)), TERMINAL)


def network_imports(path: str, source: str) -> Iterator[str]:
    """Yield imports that can open a connection, outside of the one room with a network."""
    if not path.startswith("refnorm/lookups/"):
        yield from _imports(path, ast.walk(ast.parse(source)), NETWORK)


def heavy_imports(path: str, source: str) -> Iterator[str]:
    """Yield heavy libraries that are imported as soon as the module is."""
    yield from _imports(path, _at_import(ast.parse(source)), HEAVY)


def _at_import(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes that run when a module is imported."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Scope):
            continue
        if isinstance(child, ast.If) and ast.unparse(child.test).endswith("TYPE_CHECKING"):
            continue
        yield child
        yield from _at_import(child)


def printing(path: str, source: str) -> Iterator[str]:
    """Yield what prints or ends the program, outside of the command line's room."""
    if path.startswith("refnorm/cli/"):
        return
    for node in ast.walk(ast.parse(source)):
        if _prints(node):
            yield f"{path}:{node.lineno}: {ast.unparse(node)}"  # type: ignore[attr-defined]


def _prints(node: ast.AST) -> bool:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id in LEAVING
    if isinstance(node, ast.Attribute):
        return ast.unparse(node) in SYSTEM
    return isinstance(node, ast.Raise) and node.exc is not None and "SystemExit" in ast.unparse(node.exc)


_RULE_FILE = re.compile(r"refnorm/checks/(rn\d{3})_(\w+)\.py")


def misnamed_rules(path: str, source: str) -> Iterator[str]:
    """Yield what keeps a rule's file from saying its code and name, or one rule from being alone in it."""
    if not (place := _RULE_FILE.fullmatch(path)):
        return
    found = [(code, function.name) for function in functions(ast.parse(source)) for code in _codes(function)]
    if found != [(place[1].upper(), place[2])]:
        yield f"{path}: holds {found}, not one rule {place[1].upper()} called {place[2]}"


def _codes(function: Function) -> Iterator[str]:
    """Yield the codes under which a function is registered as a rule."""
    for mark in function.decorator_list:
        if isinstance(mark, ast.Call) and ast.unparse(mark.func).endswith("rule") and mark.args:
            yield ast.literal_eval(mark.args[0])


LAWS = {
    law.__name__: law
    for law in (
        long_functions, long_modules, undocumented, terminal_imports, network_imports,
        heavy_imports, printing, misnamed_rules,
    )
}  # fmt: skip
