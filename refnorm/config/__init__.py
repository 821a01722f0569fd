"""What a run is told: options, the profiles of journals, and the files that users keep beside manuscripts."""

from __future__ import annotations

from refnorm.config.files import Layer, found, layer, layered, origins, settled
from refnorm.config.options import Options
from refnorm.config.profile import SHELF, Mute, Profile, build, profile, profiles, table

__all__ = [
    "SHELF",
    "Layer",
    "Mute",
    "Options",
    "Profile",
    "build",
    "found",
    "layer",
    "layered",
    "origins",
    "profile",
    "profiles",
    "settled",
    "table",
]
