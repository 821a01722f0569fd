"""python -m refnorm."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from refnorm.cli import run

    run()


if __name__ == "__main__":
    main()
