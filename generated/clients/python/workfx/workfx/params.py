# Written by `cargo xtask generate` from `workfx.yaml`. Not edited by hand.
"""What the WorkFX Agent API takes, where that is more than plain values: dictionaries, with the members that they may have."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, Mapping, Optional, Sequence, TypedDict, Union

from . import models
