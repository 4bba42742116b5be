"""SRT and WebVTT: the cues are text, all else is not."""

import io

import pytest

from copydesk.errors import InputError
from copydesk.exchange.documents import subtitles
from copydesk.exchange.documents.formats import Original, Reading
from copydesk.model import Span

TIME = "00:00:01,000 --> 00:00:02,000"


def read(text, name="a.srt"):
    (document,) = subtitles.FORMAT.read(Original(name, name, content=text.encode()), Reading())
    return document


def edited(text, name, start, end, new):
    (segment, *_) = read(text, name).segments
    stream = io.BytesIO()
    original = Original(name, name, content=text.encode())
    subtitles.FORMAT.write(original, Reading(), {name: {segment.id: [(Span(start, end), new)]}}, stream)
    return stream.getvalue().decode()


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        (f"1\n{TIME}\nRain\n\n2\n{TIME}\nSun\n", ["Rain", "Sun"]),
        (f"1\r\n{TIME}\r\nRain\r\nfell\r\n\r\n2\r\n{TIME}\r\nSun", ["Rain\nfell", "Sun"]),
        (f"{TIME}\nRain\n{TIME}\nSun\n", ["Rain", "Sun"]),
        (f"1\n{TIME}\n\n2\n{TIME}\nSun\n", ["Sun"]),
        (f"1\n{TIME}\nRain\n\nfell\n\n2\n{TIME}\nSun\n", ["Rain\n\nfell", "Sun"]),
        (f'1\n{TIME}\n<i>Rain</i> {{\\an8}}and <font color="red">hail</font> <so>\n', ["Rain and hail <so>"]),
        ("WEBVTT\n", []),
        ("WEBVTT - rain\n\nNOTE no\ntext\n\nid\n00:01.000 --> 00:02.000 line:1\n<v Ann>Rain &amp; sun\n\nSTYLE\nx\n", ["Rain & sun"]),
    ],
)  # fmt: skip
def test_cues_are_units(text, cues):
    name = "a.vtt" if text.startswith("WEBVTT") else "a.srt"
    said = [
        "".join(s.target + g for s, g in zip(u.segments, [*u.gaps, ""], strict=True))
        for u in read(text, name).units
    ]
    assert said == cues


def test_units_say_their_line():
    assert [unit.attributes for unit in read(f"1\n{TIME}\nRain\n\n2\n{TIME}\nSun\n").units] == [
        {"line": 2},
        {"line": 6},
    ]


def test_an_edit_keeps_tags_and_line_ends():
    text = f"1\r\n{TIME}\r\n<i>Rain</i> fell\r\nhard\r\n\r\n"
    assert edited(text, "a.srt", 0, 4, "Hail\nthen") == text.replace("Rain", "Hail\r\nthen")


def test_an_edit_cannot_end_the_cue():
    text = f"1\n{TIME}\nRain fell\n"
    assert edited(text, "a.srt", 4, 5, "\n\n\n") == text.replace("Rain fell", "Rain\nfell")


def test_web_vtt_spells_marks_out():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nRain\n"
    assert edited(text, "a.vtt", 0, 4, "R&D <b>") == text.replace("Rain", "R&amp;D &lt;b&gt;")


def test_a_file_without_times_is_refused():
    with pytest.raises(InputError, match=r"^a\.srt: no line with the times of a subtitle; write times as"):
        read("Rain\n")


@pytest.mark.parametrize("many", ["<", "<b", "{\\", "&", "0", "\n", "00:00:00,0 --> "])
def test_long_cues_are_read_in_linear_time(many):
    assert len(read(f"1\n{TIME}\nRain{many * 100_000}x\n").units) == 1
