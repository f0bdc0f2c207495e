"""Importers: claims coded elsewhere -> readings of documents that hold the words they rest on."""

IMPORTERS = {
    "acled": "kg.importing.acled:read",
    "csv": "kg.importing.table:read",
    "gdelt": "kg.importing.gdelt:read",
    "jsonl": "kg.importing.jsonl:read",
    "plover": "kg.importing.plover:read",
}
# Of claims whose coder gives no confidence: no better than even, as far as kg knows.
CONFIDENCE = 0.5
