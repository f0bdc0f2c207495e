"""A small file of each format: texts, names and numbers are invented."""

import json


def gdelt_row(event="123", code="195", first=("RUS", "RUSSIA", "RUS"), second=("UKRGOV", "MINISTRY", "UKR")):
    """An event of GDELT 2.0, tab-separated."""
    row = [""] * 61
    row[0], row[1], row[26], row[52] = event, "20150930", code, "Kharkiv, Ukraine"
    row[5:8], row[15:18] = first, second
    row[59], row[60] = "20151001120000", "https://news.example.org/story?id=1"
    return "\t".join(row) + "\n"


ACLED = (
    "event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,location,country,source,notes\n"
    "SYR1,30 September 2015,Explosions/Remote violence,Air/drone strike,Military Forces of Russia,Al Izza Brigade,Hama,"
    'Syria,Example Monitor,"On 30 September, Russian jets struck a base of the Al Izza Brigade."\n'
    "SYR2,2015-10-01,Battles,Armed clash,Al Izza Brigade,,Hama,Syria,Example Monitor,Clashes were heard.\n"
)
CSV = (
    "id,source,relation,cameo,target,sentence,trigger,speaker,cue,polarity,date,confidence\n"
    'r1,Russia,bombs,,Al Izza Brigade,"Russia bombed the Al Izza Brigade, Kenya said.",bombed,Kenya,said,,2015-09,0.8\n'
    "r2,France,,120,Mali,,,,,negated,2015-10-01,\n"
)
JSONL = {
    "id": "a1",
    "title": "News of the day",
    "date": "2015-10-01",
    "publisher": "Example Times",
    "claims": [
        {
            "source": "Russia", "source_id": "russia", "source_text": "Moscow", "relation": "bombs",
            "target": "Al Izza Brigade", "target_id": "al-izza-brigade", "target_text": "the brigade",
            "polarity": "affirmed", "modality": "actual", "speaker": "Kenya", "speaker_id": "kenya",
            "speaker_text": "Nairobi", "cue": "said", "evidence": "Moscow bombed it", "start": 40, "end": 56,
            "source_span": [40, 46], "target_span": [54, 56], "trigger_span": [47, 53], "speaker_span": [10, 17],
            "date": "2015-09-30", "place": None, "confidence": 0.7, "rule": "verb bomb",
        }
    ],
    "actors": [{"id": "al-izza-brigade", "label": "Al Izza Brigade", "kind": "ArmedGroup"}],
}  # fmt: skip
PLOVER = {
    "id": "P1",
    "date": "2000-01-01",
    "source": [{"actorText": "Kenyan", "code": "KEN", "sector": "GOV"}, {"actorText": "Peru", "code": "PER"}],
    "event": "AGREE",
    "mode": "",
    "text": "Kenyan and Peru officials agreed to share a lighthouse.",
    "publication": "Example Wire",
}
FILES = {
    "acled": ACLED,
    "csv": CSV,
    "gdelt": gdelt_row(),
    "jsonl": json.dumps(JSONL) + "\n",
    "plover": json.dumps(PLOVER) + "\n",
}
