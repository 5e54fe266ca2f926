"""The maker of the table of seas, on water drawn for it."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from train import seas

POND = [(20.0, 10.0), (22.0, 10.0), (22.0, 12.0), (20.0, 12.0), (20.0, 10.0)]


def cache(folder, *marine):
    path = folder / "cache.pkl"
    path.write_bytes(pickle.dumps({"marine": list(marine)}))
    return path


def test_seas_are_read_by_name_and_rivers_are_not(tmp_path):
    box = (20.0, 10.0, 22.0, 12.0)
    path = cache(tmp_path, ("ARLEN OCEAN", box, [(box, POND)]), ("Arlen River", box, [(box, POND)]), (None, box, [(box, POND)]))
    (name,) = found = seas.waters(path)
    assert name == "Arlen Ocean"
    assert found[name][0][0].tolist() == [10.0, 20.0]


def test_what_would_have_to_be_imported_is_refused(tmp_path):
    with pytest.raises(pickle.UnpicklingError, match="no plain value"):
        seas.waters(cache(tmp_path, ("Arlen Sea", date(2031, 5, 14), [])))
