"""An invented course of events: a ferry accident told by a wire, copied, changed and contradicted; what was recalled, planned and denied."""

from __future__ import annotations

from dateline.exports.chronicle import Chronicle
from dateline.records import Codes, PlaceReading
from tests.exports.newsroom import Newsroom, actor, day, on, people

CRASH = "A passenger ferry collided with a sand barge in the mouth of the Osk on Tuesday, killing five people and injuring at least 20, harbour police said."
CRASH_LATER = "A passenger ferry collided with a sand barge in the mouth of the Osk, killing seven people and injuring at least 20, harbour police said."
FOG = "The Maren was carrying 112 passengers from Port Halden to Saltby when it struck the barge in thick fog."
STRIKE = "The collision comes a month after a fire on the same ferry in late January hurt two crew members."
OWNER = "The owner, Halden Lines, denied that the ferry had left without its radar working."
TALLY = "Accidents on the river have killed 48 people since 2020, according to the Inland Waters Office."


def ferry() -> Chronicle:
    """Seven reports of the first days of March 2031."""
    room = Newsroom("The Maren collision")
    _reports(room)
    _lineage(room)
    _collision(room)
    _aftermath(room)
    room.problem("inbox/0412.html", "The page holds no text besides menus.", "Save the article itself and add the file again.")
    room.problem(
        "wire.jsonl, line 17", 'The line is not JSON: a comma is missing after "date".', "Correct the line; the other 999 lines were read."
    )
    return room.chronicle()


def _reports(room: Newsroom) -> None:
    room.report(
        "wire-1",
        day("2031-03-04"),
        [
            ("headline", ["Five dead as ferry and barge collide in fog"]),
            ("body", [CRASH]),
            ("body", [FOG, "Rescuers pulled passengers from the water until nightfall."]),
            ("caption", ["Rescuers carry a passenger ashore at Port Halden."]),
            ("credit", ["(Ilse Varga/Coast Press)"]),
            ("body", [STRIKE, TALLY]),
            ("body", [OWNER]),
            ("boilerplate", ["Sign up for our morning letter."]),
        ],
        title="Five dead as ferry and barge collide in fog",
        source="Coast Press",
        url="https://coastpress.example/maren?id=1&view=full",
    )
    room.report(
        "evening-copy",
        day("2031-03-05"),
        [
            ("body", [CRASH_LATER]),
            ("body", ["Divers searched the hull on Wednesday."]),
            ("body", [FOG]),
            ("body", [STRIKE]),
        ],
        title="Ferry death toll rises to seven",
        source="Evening Mail",
        url="https://eveningmail.example/ferry",
    )
    for name, source in (("north", "Northern Star"), ("valley", "Valley Gazette"), ("isles", "Isles Today"), ("river", "River Post")):
        room.report(name, day("2031-03-05"), [("body", [CRASH]), ("body", [FOG])], title="Five killed on the Osk", source=source)
    room.report(
        "saltby",
        day("2031-03-06"),
        [
            ("headline", ["Saltby mourns the dead of the Maren"]),
            ("body", ["Six people died when the Maren hit a barge on Monday night, Saltby hospital said."]),
            (
                "body",
                [
                    "“We were told to stay below,” said Jonna Reith, a teacher, who was aboard.",
                    "About 300 people marched to the harbour office on Thursday.",
                ],
            ),
            ("body", ["Residents plan a second march on 14 March.", "If the harbour is closed, dockers would strike, their union said."]),
        ],
        title="Saltby mourns the dead of the Maren",
        source="Saltby Courier",
    )
    room.report("leaflet", None, [("body", ["Ministers and ferry owners met in Port Halden and agreed on new fog rules."])])


def _lineage(room: Newsroom) -> None:
    room.copied(("wire-1", CRASH), ("evening-copy", CRASH_LATER), [("date", " on Tuesday", ""), ("number", "five", "seven")])
    room.origins[room.sentence(room.span("evening-copy", CRASH_LATER)).id] = room.reports["wire-1"].id
    room.copied(("wire-1", FOG), ("evening-copy", FOG))
    room.copied(("wire-1", STRIKE), ("evening-copy", STRIKE), moved=True)
    room.dropped(("wire-1", OWNER), "evening-copy")
    room.dropped(("wire-1", TALLY), "evening-copy")
    room.derives("evening-copy", "corrected", "wire-1")
    for name in ("north", "valley", "isles", "river"):
        room.copied(("wire-1", CRASH), (name, CRASH))
        room.copied(("wire-1", FOG), (name, FOG))


def _collision(room: Newsroom) -> None:
    copies = ("wire-1", "north", "valley", "isles", "river")
    tellings = {name: room.mention(name, "collided", "ship accident") for name in (*copies, "evening-copy")}
    tellings["saltby"] = room.mention("saltby", "hit a barge", "ship accident")
    police = {"source": "harbour police", "cue": "said"}
    five = [room.claim(tellings[name], "killed", "5", name, "killing five people", **police, stance="says") for name in copies]
    seven = [room.claim(tellings["evening-copy"], "killed", "7", "evening-copy", "killing seven people", **police, stance="says")]
    six = [room.claim(tellings["saltby"], "killed", "6", "saltby", "Six people died", source="Saltby hospital", cue="said", stance="says")]
    hurt = [room.claim(tellings[name], "injured", "at least 20", name, "injuring at least 20") for name in (*copies, "evening-copy")]
    tuesday = [room.claim(tellings[name], "when", "2031-03-04", name, "on Tuesday") for name in copies]
    monday = [room.claim(tellings["saltby"], "when", "2031-03-03", "saltby", "on Monday night")]
    where = [room.claim(tellings[name], "where", "Osk", name, "the mouth of the Osk") for name in (*copies, "evening-copy")]
    ferry = [room.claim(tellings[name], "target", "ferry", name, "A passenger ferry") for name in (*copies, "evening-copy")]
    for name, mention in tellings.items():
        room.claim(mention, "event", "ship accident", name, "hit a barge" if name == "saltby" else "collided with a sand barge")
    room.event(
        "ship accident",
        list(tellings.values()),
        (CRASH, "wire-1"),
        days=[on("2031-03-04", tuesday), on("2031-03-03", monday)],
        places=[PlaceReading("mouth of the Osk", "9000001", 54.12, -0.31, "site", ("Port Halden", "Eastmark"), None, tuple(where), 1)],
        targets=[actor("passenger ferry", ferry)],
        killed=[people(5, five), people(7, seven), people(6, six)],
        injured=[people(20, hurt, high=None, hedge="at least", group="civilian")],
        codes=Codes("ACCIDENT", None, None, None),
        said_by=["harbour police", "Saltby hospital"],
        disagreements=["killed", "when"],
        why=["five tellings are copies of one sentence", "same kind, same ship, days one apart", "places lie within 3 km of each other"],
    )


def _aftermath(room: Newsroom) -> None:
    march = room.mention("saltby", "marched", "protest")
    crowd = room.claim(march, "actor", "people", "saltby", "About 300 people")
    thursday = room.claim(march, "when", "2031-03-06", "saltby", "on Thursday")
    room.event(
        "protest", [march], ("About 300 people marched to the harbour office on Thursday.", "saltby"),
        days=[on("2031-03-06", [thursday])], actors=[actor("people", [crowd])], codes=Codes("PROTEST", "demo", "Protests", "Peaceful protest"),
        counts={"marching": (people(300, [crowd], hedge="about"),)},
    )  # fmt: skip
    fire = [room.mention(name, "fire", "fire", STRIKE, status="background") for name in ("wire-1", "evening-copy")]
    january = [
        room.claim(mention, "when", "late January", name, "in late January")
        for mention, name in zip(fire, ("wire-1", "evening-copy"), strict=True)
    ]
    crew = [
        room.claim(mention, "injured", "2", name, "hurt two crew members")
        for mention, name in zip(fire, ("wire-1", "evening-copy"), strict=True)
    ]
    room.event(
        "fire", fire, ("A fire on the same ferry hurt two crew members", "wire-1"), told=STRIKE, status="background",
        days=[on("2031-01-21", january, until="2031-01-31", precision="month part")], injured=[people(2, crew, group="crew")],
    )  # fmt: skip
    toll = room.mention("wire-1", "have killed", "accident", TALLY, status="background")
    dead = room.claim(
        toll, "killed", "48", "wire-1", "have killed 48 people", source="the Inland Waters Office", cue="according to", stance="says"
    )
    room.event(
        "accident", [toll], (TALLY, "wire-1"), status="background", killed=[people(48, [dead], tally=True)], said_by=["the Inland Waters Office"],
    )  # fmt: skip
    radar = room.mention("wire-1", "left without", "negligence", OWNER, modality="denied")
    said = room.claim(
        radar, "event", "negligence", "wire-1", "had left without its radar working", source="Halden Lines", cue="denied", stance="denies"
    )
    room.event(
        "negligence",
        [radar],
        (OWNER, "wire-1"),
        modality="denied",
        actors=[actor("Halden Lines", [said], sector="business")],
        said_by=["Halden Lines"],
    )
    second = room.mention("saltby", "second march", "protest", modality="planned")
    later = room.claim(second, "when", "2031-03-14", "saltby", "on 14 March")
    room.event(
        "protest", [second], ("Residents plan a second march on 14 March.", "saltby"), modality="planned", days=[on("2031-03-14", [later])],
    )  # fmt: skip
    strike = room.mention("saltby", "strike", "labour strike", modality="hypothetical")
    room.claim(strike, "event", "labour strike", "saltby", "dockers would strike", source="their union", cue="said", stance="says")
    room.event(
        "labour strike", [strike], ("If the harbour is closed, dockers would strike, their union said.", "saltby"), modality="hypothetical", said_by=["their union"],
    )  # fmt: skip
    talks = room.mention("leaflet", "met", "talks")
    room.claim(talks, "event", "talks", "leaflet", "met in Port Halden")
    room.event(
        "talks",
        [talks],
        ("Ministers and ferry owners met in Port Halden and agreed on new fog rules.", "leaflet"),
        codes=Codes("CONSULT", None, None, None),
    )
    room.claim(
        None,
        "quote",
        "We were told to stay below",
        "saltby",
        "“We were told to stay below,”",
        source="Jonna Reith",
        cue="said",
        stance="says",
    )
