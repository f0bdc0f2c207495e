"""English is read and other languages are refused."""

import pytest

from kg.readers.language import foreign


@pytest.mark.parametrize(
    "text",
    [
        "",
        "France condemned Russia.",
        "Putin, Assad meet in Sochi",
        "Iran, Iraq sign gas deal",
        "Macron: de Gaulle's heirs",
        "US, UK, EU, UN, NATO, ASEAN, OPEC",
        "Bundeskanzlerin Angela Merkel met Recep Tayyip Erdoğan in Ankara on Sunday.",
        "Hay'at Tahrir al-Sham, Ahrar al-Sham, Jaysh al-Islam and Faylaq al-Rahman clashed in Idlib.",
        "Luis Almagro de la Cruz and Delcy Rodríguez y Gómez met in El Salvador, a spokesman for La Prensa said.",
        "Die Welt and Der Spiegel reported that the Bundestag had voted against the plan.",
        "“Nous sommes avec la France et avec les Français”, the minister said in Paris after the attack.",
        "Medal table: Norway 16 8 13; Germany 12 10 5; China 9 4 2; United States 8 10 7. " * 2
        + "The games end on Sunday.",
        "The president of China, 习近平, met the president of Russia, Владимир Путин, in Moscow (Москва).",
        "RUSSIA BOMBS SYRIA AS THE UN MEETS",
    ],
)
def test_english_is_read(text):
    assert foreign(text) == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Bundesregierung hat die Angriffe auf Syrien verurteilt.", "German"),
        ("Merkel trifft Putin in der Türkei und lobt ihn.", "German"),
        ("Le président français a condamné la Russie et les frappes.", "French"),
        ("El presidente de México condenó los ataques en la frontera con Guatemala.", "Spanish"),
        ("O presidente do Brasil disse que não vai apoiar a proposta da Rússia.", "Portuguese"),
        ("Il presidente della Repubblica ha condannato gli attacchi in Siria.", "Italian"),
        ("De minister heeft de aanval op het dorp veroordeeld.", "Dutch"),
        ("Statsministern har fördömt attacken och säger att det är ett brott.", "Swedish"),
        ("Prezydent powiedział, że nie zgadza się na to.", "Polish"),
        ("Presiden mengatakan bahwa serangan itu tidak akan mengubah kebijakan yang ada.", "Indonesian"),
        ("Cumhurbaşkanı bu saldırı için bir açıklama yaptı ve daha sonra Ankara'ya döndü.", "Turkish"),
        ("Россия нанесла удары по Сирии.", "Cyrillic script"),
        ("أدانت فرنسا الضربات الروسية في سوريا", "Arabic script"),
        ("中国谴责了袭击。", "Cjk script"),
        ("ロシアがシリアを爆撃した。", "Katakana script"),
        (
            "Lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor. " * 6,
            "a language that is not English",
        ),
    ],
)
def test_other_languages_are_named(text, language):
    assert foreign(text) == language
