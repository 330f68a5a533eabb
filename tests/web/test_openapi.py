"""What programs can ask is described, and holds whatever is asked: schemathesis makes the requests up."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from recoupe.web.openapi import document
from tests.web.conftest import House

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed: pip install -e '.[dev]'")
from hypothesis import HealthCheck, Phase, settings  # noqa: E402

described = schemathesis.openapi.from_dict(document())
EXAMPLES = settings(
    max_examples=5,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def _checks() -> list[Any]:
    from schemathesis import checks
    from schemathesis.specs.openapi import checks as of_openapi

    return [
        checks.not_a_server_error,
        of_openapi.status_code_conformance,
        of_openapi.content_type_conformance,
        of_openapi.response_schema_conformance,
    ]


def _asked(house: House, case: Any) -> None:
    visitor = house.visitor
    case.call_and_validate(
        base_url=f"http://127.0.0.1:{visitor.port}", headers={"Cookie": visitor.cookie}, checks=_checks(), allow_redirects=False
    )


@described.include(path_regex=r"\.json$").parametrize()
@EXAMPLES
def test_whatever_is_asked_is_answered_as_described(case: Any, house: House) -> None:
    _asked(house, case)


@described.include(path_regex=r"^/s/").exclude(path_regex=r"\.(xlsx|parquet|docx|jsonl|csv|csv-fr)$").parametrize()
@EXAMPLES
def test_whatever_is_asked_of_a_story_that_is_there(case: Any, house: House) -> None:
    case.path_parameters["story"] = "detroit"
    if "article" in case.path_parameters:
        case.path_parameters["article"] = "a1"
    _asked(house, case)


def test_the_description_is_served_and_sound(house: House) -> None:
    served = house.visitor.ask("/openapi.json").json
    assert served == document()
    from jsonschema import Draft202012Validator

    for path, item in served["paths"].items():
        for answer in item["get"]["responses"].values():
            for content in answer.get("content", {}).values():
                Draft202012Validator.check_schema(content.get("schema", {}))
        told = house.visitor.ask(path.replace("{story}", "detroit").replace("{article}", "a1"))
        assert told.status == 200, path
        if "application/json" in item["get"]["responses"]["200"]["content"]:
            schema = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]
            Draft202012Validator({**schema, "components": served["components"]}).validate(told.json)


def test_a_story_of_another_name_is_not_there(house: House) -> None:
    for name in ("..", "%2e%2e", "a/b", "\u0000", "détroit", "x" * 3000):
        assert house.visitor.ask(f"/s/{quote(name, safe='')}/brief.json").status in (404, 303)
