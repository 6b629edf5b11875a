#!/usr/bin/env python3
"""Verifies the certificate of a draw: verify_draw.py CERTIFICATE [FRAME]

Follows docs/verify-a-draw.md with Python's standard library only; it shares nothing with the other verifier, so that
two programs have to be wrong in the same way before a false certificate passes. Prints what does not hold, one
line each, and a last line with the verdict. Exit: 0 fully verified, or sealed and fixed; 1 not; 2 wrong use.
"""
import csv
import datetime
import hashlib
import hmac
import io
import json
import re
import sys
import unicodedata

HEX = re.compile(r"[0-9a-f]{64}\Z")
ID = re.compile(r"[0-9A-Za-z._:-]{1,64}\Z")
DECIMAL = re.compile(r"(0|[1-9][0-9]{0,79})\Z")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\Z")
METHODS = ("pps-random-order", "pps-frame-order", "simple-random", "take-all", "sequential-poisson", "pareto")
# Moment of pulse 1 and time between two, in ms; how a value is written.
BEACONS = {
    "drand-quicknet": (1692803367000, 3000, re.compile(r"[0-9a-f]{64}\Z")),
    "nist-2.0": (60000, 60000, re.compile(r"[0-9A-F]{128}\Z")),
}
ROTATED = "zhenping/certificate/v2"
LATEST = "zhenping/certificate/v3"
SIDES = ("commissioner", "evaluator")


class Refused(Exception):
    """The file is no certificate, or a step cannot be made at all."""


def refuse_unless(condition, why):
    if not condition:
        raise Refused(why)


# ---------------------------------------------------------------------------------------------------- what is hashed

def utf16(text):
    return text.encode("utf-16-be", "surrogatepass")


def text_of(values):
    """The RFC 8785 text of an array of text, whole numbers, nulls and such arrays, in UTF-8."""
    def normal(value):
        if isinstance(value, str):
            return unicodedata.normalize("NFC", value)
        return [normal(each) for each in value] if isinstance(value, (list, tuple)) else value
    return json.dumps(normal(values), ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def J(*values):
    return hashlib.sha256(text_of(values)).hexdigest()


def keyed(key, *values):
    return hmac.new(bytes.fromhex(key), text_of(values), hashlib.sha256).hexdigest()


def leaf(salt, *values):
    return hashlib.sha256(b"\x00" + bytes.fromhex(salt) + text_of(values)).digest()


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_of(leaves):
    if not leaves:
        return hashlib.sha256(b"").hexdigest()
    stack = []  # full subtrees of falling size, as in the binary digits of the number of leaves
    for count, each in enumerate(leaves, 1):
        while count % 2 == 0:
            each = node(stack.pop(), each)
            count //= 2
        stack.append(each)
    top = stack.pop()
    while stack:
        top = node(stack.pop(), top)
    return top.hex()


def climb(start, index, leaves, path):
    """The root that a path leads to, or None where it does not fit the place."""
    last, used, at = leaves - 1, 0, start
    while last > 0:
        if index % 2 == 1 or index < last:
            if used == len(path):
                return None
            neighbour = bytes.fromhex(path[used])
            at = node(neighbour, at) if index % 2 == 1 else node(at, neighbour)
            used += 1
        index, last = index // 2, last // 2
    return at.hex() if used == len(path) else None


# ------------------------------------------------------------------------------------------------- signatures (P-256)

P = 2**256 - 2**224 + 2**192 + 2**96 - 1
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
     0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)


def add_points(p, q):
    if p is None or q is None:
        return p or q
    if p[0] == q[0]:
        if (p[1] + q[1]) % P == 0:
            return None
        slope = (3 * p[0] * p[0] - 3) * pow(2 * p[1], -1, P) % P
    else:
        slope = (q[1] - p[1]) * pow(q[0] - p[0], -1, P) % P
    x = (slope * slope - p[0] - q[0]) % P
    return x, (slope * (p[0] - x) - p[1]) % P


def times(factor, point):
    total = None
    while factor:
        if factor & 1:
            total = add_points(total, point)
        point, factor = add_points(point, point), factor >> 1
    return total


def signature_holds(public_key, message, signature):
    """ECDSA verification, FIPS 186-5 section 6.4.2."""
    x, y = int(public_key[2:66], 16), int(public_key[66:], 16)
    r, s = int(signature[:64], 16), int(signature[64:], 16)
    on_curve = x < P and y < P and (y * y - x * x * x + 3 * x - B) % P == 0
    if not on_curve or not (0 < r < N and 0 < s < N):
        return False
    e = int.from_bytes(hashlib.sha256(message).digest(), "big")
    w = pow(s, -1, N)
    point = add_points(times(e * w % N, G), times(r * w % N, (x, y)))
    return point is not None and point[0] % N == r


# ------------------------------------------------------------------------------------------------- the form of a file

def is_whole(value, least=0):
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= 2**53 - 1


def is_text(value):
    return isinstance(value, str) and unicodedata.is_normalized("NFC", value) \
        and not any(0xD800 <= ord(c) < 0xE000 for c in value)


def is_filled(value):
    return is_text(value) and 0 < len(utf16(value)) <= 2000


def is_moment(value):
    return isinstance(value, str) and bool(MOMENT.match(value)) and moment(value) is not None


def moment(text):
    """Milliseconds since 1970; None for a day that does not exist."""
    try:
        at = datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=datetime.timezone.utc)
    except ValueError:
        return None
    return (at - datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)) // datetime.timedelta(milliseconds=1)


def matches(pattern):
    compiled = re.compile(pattern + r"\Z")
    return lambda value: isinstance(value, str) and bool(compiled.match(value))


def or_null(shape):
    return ("or null", shape)


def each(shape, name=None):
    """An array; name: of two items, what must not be the same."""
    return ("each", shape, name)


def check(value, shape, where):
    """A shape is the fields of an object, one of the two above, or a test of the value."""
    if isinstance(shape, dict):
        refuse_unless(isinstance(value, dict), f"{where} is no object")
        refuse_unless(set(value) == set(shape), f"{where} has not exactly its fields: {sorted(set(value) ^ set(shape))}")
        for field, inner in shape.items():
            check(value[field], inner, f"{where}.{field}")
    elif callable(shape):
        refuse_unless(shape(value), f"{where} is not what it must be: {str(value)[:80]}")
    elif shape[0] == "or null":
        if value is not None:
            check(value, shape[1], where)
    else:
        refuse_unless(isinstance(value, list), f"{where} is no array")
        for index, item in enumerate(value):
            check(item, shape[1], f"{where}[{index}]")
        names = [shape[2](item) for item in value] if shape[2] else []
        refuse_unless(len(set(names)) == len(names), f"{where} names something twice")


an_id, hex32, positive = (lambda v: isinstance(v, str) and bool(ID.match(v))), matches("[0-9a-f]{64}"), lambda v: is_whole(v, 1)
pulse_shape = {"number": is_whole, "value": is_filled, "at": is_moment}
selection = {"unit": an_id, "role": lambda v: v in ("take-all", "sample", "ladder"), "rank": positive, "ticket": hex32,
             "probability": lambda v: isinstance(v, list) and len(v) == 2 and all(isinstance(x, str) and DECIMAL.match(x) for x in v),
             "salt": hex32}
draw_shape = {"stratum": an_id, "method": lambda v: v in (*METHODS, "rotation"), "units": is_whole, "quota": is_whole, "takeAll": is_whole,
              "reserve": is_whole, "total": matches("(0|[1-9][0-9]{0,79})"), "selected": each(selection)}
sample_shape = {"root": hex32, "leaves": is_whole,
                "disclosed": each({"stratum": an_id, "rank": positive, "unit": an_id, "ticket": hex32, "salt": hex32,
                                   "index": is_whole, "path": each(hex32)}),
                "draws": or_null(each(draw_shape, lambda draw: draw["stratum"]))}
def design_shape(rotated, latest):
    methods = (*METHODS, "rotation") if rotated else METHODS
    shape = dict(plain_design, strata=each({"code": an_id, "n": positive, "reserve": is_whole, "method": lambda v: v in methods},
                                           lambda s: s["code"]))
    if rotated:
        shape["rotation"] = {"previous": {"campaign": an_id, "drawNumber": positive, "sampleRoot": hex32},
                             "keep": each({"stratum": an_id, "keep": is_whole}, lambda entry: entry["stratum"])}
    if latest:
        shape["lottery"] = or_null({"published": is_filled, "writtenAs": is_lottery_form})
    return shape


def is_lottery_form(value):
    return is_filled(value) and bool(re.match(r"[0-9][0-9 +|,:;/.-]{3,118}[0-9]\Z", value)) \
        and len(re.findall("[0-9]", value)) >= 5


def zeroed(text):
    return re.sub("[0-9]", "0", text)


plain_design = {"keyCommit": hex32, "orderColumn": or_null(is_filled),
                "lists": each({"list": an_id, "n": lambda v: is_whole(v, 2)}, lambda entry: entry["list"]),
                "parties": each({"party": an_id, "publicKey": matches("04[0-9a-f]{128}")}, lambda p: p["party"]),
                "deadline": or_null(is_moment),
                "beacon": or_null({"name": is_filled, "number": is_whole, "at": is_moment}),
                "codeVersion": is_text, "rules": is_text}
roster_shape = {"village": an_id, "version": positive, "root": hex32, "rows": is_whole, "frozenAt": is_moment,
                "correction": or_null({"reason": is_filled, "supervisor": an_id}),
                "lists": each({"list": an_id, "size": lambda v: is_whole(v) and v <= 1_000_000}, lambda entry: entry["list"]),
                "pulse": or_null(pulse_shape), "sample": sample_shape}
plain_certificate = {
    "format": lambda v: v in ("zhenping/certificate/v1", ROTATED, LATEST), "stage": lambda v: v in ("sealed", "opened"), "campaign": an_id,
    "drawNumber": positive, "frame": {"id": an_id, "rows": is_whole, "root": hex32, "saltKey": or_null(hex32)},
    "designHash": hex32,
    "parties": each({"party": an_id, "commitment": or_null(hex32), "signature": or_null(matches("[0-9a-f]{128}")),
                     "reveal": or_null({"salt": hex32, "value": hex32})}, lambda p: p["party"]),
    "pulse": or_null(pulse_shape), "key": or_null(hex32), "seed": or_null(hex32), "villages": sample_shape,
    "releases": each({"stratum": an_id, "rank": positive, "at": is_moment, "reason": is_filled, "supervisor": an_id}),
    "households": each(roster_shape, lambda r: (r["village"], r["version"])),
    "log": each({"fact": lambda v: v in ("frozen", "committed", "revealed", "drawn", "opened"), "party": or_null(an_id),
                 "at": is_moment, "anchor": or_null({"number": is_whole, "hash": hex32})}, lambda f: (f["fact"], f["party"]))}


def check_form(c):
    latest = isinstance(c, dict) and c.get("format") == LATEST
    rotated = isinstance(c, dict) and (c.get("format") == ROTATED or latest and "previous" in c)
    shape = dict(plain_certificate, design=design_shape(rotated, latest))
    if rotated:
        shape["previous"] = each(draw_shape, lambda draw: draw["stratum"])
    if latest:
        shape["losses"] = each({"stratum": an_id, "rank": positive, "unit": an_id, "reason": is_filled, "recordedAt": is_moment,
                                "recordedBy": an_id, "confirmedAt": or_null(is_moment), "confirmedBy": or_null(an_id),
                                "reserve": or_null(positive)}, lambda loss: (loss["stratum"], loss["rank"]))
        shape["lotteryEntries"] = each({"round": positive, "side": lambda v: v in SIDES, "at": is_moment, "text": is_filled})
    check(c, shape, "$")
    lottery = c["design"].get("lottery")
    refuse_unless(lottery is not None or not c.get("lotteryEntries"), "results of a lottery that does not take part")
    if lottery is not None:
        beacon = c["design"]["beacon"]
        refuse_unless(beacon is not None and beacon["name"] not in BEACONS, "a lottery is the beacon, by a name of its own")
    if rotated:
        strata = {s["code"] for s in c["design"]["strata"] if s["method"] == "rotation"}
        kept = {entry["stratum"] for entry in c["design"]["rotation"]["keep"]}
        refuse_unless(strata and strata == kept, "keep names the strata that are drawn by rotation")
    refuse_unless(all((loss["confirmedAt"] is None) == (loss["confirmedBy"] is None) for loss in c.get("losses", [])),
                  "a loss confirmed by nobody, or at no time")
    design, opened = c["design"], c["stage"] == "opened"
    refuse_unless(design["strata"], "a draw has at least one stratum")
    refuse_unless(design["deadline"] is not None or not (design["parties"] or design["beacon"]), "the deadline is missing")
    refuse_unless((c["pulse"] is None) == (design["beacon"] is None), "a pulse is there if and only if there is a beacon")
    parts = [c["key"], c["seed"], c["villages"]["draws"], *(r["sample"]["draws"] for r in c["households"])]
    refuse_unless(all((part is not None) == opened for part in parts), f"what is open does not fit the stage {c['stage']}")
    for p in c["parties"]:
        refuse_unless((p["commitment"] is None) == (p["signature"] is None), f"{p['party']}: commitment without signature")
        refuse_unless(p["commitment"] is not None or p["reveal"] is None, f"{p['party']}: a reveal without commitment")
    for r in c["households"]:
        refuse_unless((r["correction"] is None) == (r["version"] == 1), f"roster of {r['village']}: correction")
        refuse_unless(sum(entry["size"] for entry in r["lists"]) == r["rows"], f"roster of {r['village']}: rows")


# ---------------------------------------------------------------------------------------------------------- the draws

def ladder(certain, drawn, n, ticket, size, total):
    """Ranks take-all units, then the first n of the others, then the reserves; each with its exact probability."""
    result = [(unit, "take-all", ticket(unit), ["1", "1"]) for unit in certain]
    for place, unit in enumerate(drawn, 1):
        role = "sample" if place <= n else "ladder"
        result.append((unit, role, ticket(unit), [str(max(place, n) * size(unit)), str(total)]))
    return result


def draw_stratum(campaign, stage, stage_seed, stratum, n, reserve, method, sizes, order):
    """sizes: unit → size. order: unit → place in the frame. Returns the numbers of the draw and its selections."""
    def ticket(purpose, unit):
        return keyed(stage_seed, f"zhenping/{purpose}/v1", campaign, stage, stratum, unit)

    def by(purpose, units):
        tickets = {unit: ticket(purpose, unit) for unit in units}
        return sorted(units, key=lambda unit: (tickets[unit], utf16(unit)))

    numbers = {"units": len(sizes), "quota": n}
    if method == "simple-random":
        ordered = by("order", sizes)
        whole = n == len(ordered)
        listed = ordered if whole else ordered[:n + reserve]
        total = 0 if whole else len(ordered)
        numbers.update(takeAll=n if whole else 0, reserve=0 if whole else len(listed) - n, total=str(total))
        return numbers, ladder(ordered if whole else [], [] if whole else listed, n, lambda u: ticket("order", u),
                               lambda u: 1, total)
    if method == "take-all":
        numbers.update(takeAll=n, reserve=0, total="0")
        return numbers, ladder(by("rank", sizes), [], 0, lambda u: ticket("rank", u), lambda u: 1, 0)
    rest, certain = dict(sizes), []
    while True:
        left, total = n - len(certain), sum(rest.values())
        large = [unit for unit in rest if left * rest[unit] >= total]
        if not large:
            break
        certain += large
        for unit in large:
            del rest[unit]
    points = left + reserve
    if rest:
        points = min(points, total // max(rest.values()))
    else:
        points = 0
    numbers.update(takeAll=len(certain), reserve=points - left, total=str(total))

    def result(hits):
        return numbers, ladder(by("rank", certain), by("rank", hits), left, lambda u: ticket("rank", u), lambda u: sizes[u], total)

    if method in ("sequential-poisson", "pareto"):
        def xi(unit):
            u, part = (2 * (int(ticket("order", unit), 16) >> 204) + 1) / 2**53, points * rest[unit]
            return u / (part / total) if method == "sequential-poisson" else u / (1 - u) * ((total - part) / part)
        return result(sorted(rest, key=lambda unit: (xi(unit), utf16(unit)))[:points])
    line = by("order", rest) if method == "pps-random-order" else sorted(rest, key=lambda u: (utf16(order(u)), utf16(u)))
    start = int(ticket("start", ""), 16) * total >> 256
    hits, below, j = [], 0, 0
    for unit in line:
        above = below + rest[unit]
        # the first point not yet passed: start + j·S; the unit is hit where k·below ≤ point < k·above
        while j < points and start + j * total < points * below:
            j += 1
        if j < points and start + j * total < points * above:
            hits.append(unit)
        below = above
    return result(hits)


def rotate_stratum(campaign, stage_seed, stratum, n, reserve, keep, previous, sizes):
    """The next wave among the units that the draw before has hit, and at least `keep` of its sample."""
    certain, selected = previous["takeAll"], previous["selected"]
    refuse_unless(previous["method"] not in ("sequential-poisson", "pareto"), f"the draw before of {stratum} is approximate")
    role = lambda rank: "take-all" if rank <= certain else "sample" if rank <= previous["quota"] else "ladder"
    whole = certain <= previous["quota"] and len(selected) == previous["quota"] + previous["reserve"] \
        and len({s["unit"] for s in selected}) == len(selected) \
        and all(s["rank"] == rank and s["role"] == role(rank) for rank, s in enumerate(selected, 1))
    refuse_unless(whole, f"the draw before of {stratum} does not fit its own numbers")
    always, hits = [s["unit"] for s in selected[:certain]], [s["unit"] for s in selected[certain:]]
    sampled = previous["quota"] - certain

    def stated(size):
        total = sum(size(unit) for unit in sizes if unit not in always)
        return previous["total"] == str(total) and all(
            s["probability"] == [str(max(sampled, place) * size(s["unit"])), str(total)]
            for place, s in enumerate(selected[certain:], 1))

    refuse_unless(len(sizes) == previous["units"] and all(s["unit"] in sizes for s in selected),
                  f"stratum {stratum} has not the units of the draw before")
    measures = [size for size in (lambda u: sizes[u], lambda u: 1) if stated(size)]
    refuse_unless(measures, f"stratum {stratum} has not the sizes of the draw before")
    refuse_unless(max(1, certain) <= n <= len(selected), f"{n} units of {stratum} cannot be drawn by rotation")
    refuse_unless(keep <= min(n, previous["quota"]), f"{keep} units of {stratum} cannot be kept")

    def by(purpose, units):
        tickets = {u: keyed(stage_seed, f"zhenping/{purpose}/v1", campaign, "village", stratum, u) for u in units}
        return sorted(units, key=lambda u: (tickets[u], utf16(u)))

    kept = by("keep", hits[:sampled])[:max(0, keep - certain)]
    others = by("order", [u for u in hits if u not in kept])
    wanted = n - certain
    sample, rest = kept + others[:wanted - len(kept)], others[wanted - len(kept):]
    reserves = by("rank", rest)[:reserve]
    numbers = {"units": len(sizes), "quota": n, "takeAll": certain, "reserve": len(reserves), "total": previous["total"]}
    rank_ticket = lambda u: keyed(stage_seed, "zhenping/rank/v1", campaign, "village", stratum, u)
    return numbers, ladder(by("rank", always), by("rank", sample) + reserves, wanted, rank_ticket, measures[0], previous["total"])


class Verifier:
    def __init__(self, certificate, frame):
        self.c, self.frame, self.problems = certificate, frame, []

    def need(self, condition, why):
        if not condition:
            self.problems.append(why)

    def verify(self):
        c = self.c
        self.opened = c["stage"] == "opened"
        self.at = {(f["fact"], f["party"]): moment(f["at"]) for f in c["log"]}
        for step in (self.check_frame, self.check_design, self.check_previous, self.check_parties, self.check_pulse,
                     self.check_lottery, self.check_times, self.check_seed, self.check_villages, self.check_releases, self.check_losses,
                     self.check_households):
            try:
                step()
            except (Refused, KeyError, ValueError, IndexError) as error:
                self.problems.append(f"{step.__name__}: {error}")

    def check_frame(self):
        frame, rows = self.c["frame"], self.frame
        if rows is None:
            return
        self.need(len(rows) == frame["rows"], f"the frame has {len(rows)} rows, not {frame['rows']}")
        if not self.opened and frame["saltKey"] is None and any(row["salt"] is None for row in rows):
            return
        leaves = []
        for row in sorted(rows, key=lambda row: utf16(row["unit"])):
            salt = keyed(frame["saltKey"], "zhenping/salt/v1", "frame-row", frame["id"], row["unit"]) \
                if frame["saltKey"] is not None else row["salt"]
            refuse_unless(salt is not None, f"frame row {row['unit']} has no salt")
            attributes = [[name, row["attributes"][name]] for name in sorted(row["attributes"], key=utf16)]
            leaves.append(leaf(salt, "zhenping/frame-row/v1", frame["id"], row["unit"], row["stratum"], row["size"], attributes))
        self.need(root_of(leaves) == frame["root"], "the frame root is not that of the frame")

    def check_design(self):
        c, d = self.c, self.c["design"]
        beacon = d["beacon"] or {"name": None, "number": None, "at": None}
        version, rotation = "v3" if "lottery" in d else "v1", []
        if "rotation" in d:
            previous, version = d["rotation"]["previous"], "v3" if "lottery" in d else "v2"
            rotation = [[previous["campaign"], previous["drawNumber"], previous["sampleRoot"],
                         sorted(([k["stratum"], k["keep"]] for k in d["rotation"]["keep"]), key=lambda k: utf16(k[0]))]]
        if "lottery" in d:
            lottery = d["lottery"] and [d["lottery"]["published"], d["lottery"]["writtenAs"]]
            rotation = [rotation[0] if rotation else None, lottery]
        by_name = lambda rows: sorted(rows, key=lambda row: utf16(row[0]))
        expected = J(f"zhenping/draw-design/{version}", c["campaign"], c["drawNumber"], c["frame"]["id"], c["frame"]["rows"],
                     c["frame"]["root"], d["keyCommit"], d["orderColumn"],
                     by_name([[s["code"], s["n"], s["reserve"], s["method"]] for s in d["strata"]]),
                     by_name([[entry["list"], entry["n"]] for entry in d["lists"]]),
                     by_name([[p["party"], p["publicKey"]] for p in d["parties"]]),
                     d["deadline"], beacon["name"], beacon["number"], beacon["at"], d["codeVersion"], d["rules"], *rotation)
        self.need(expected == c["designHash"], "the design hash is not that of the design")
        if self.opened:
            commitment = J("zhenping/key/v1", c["campaign"], c["drawNumber"], c["key"])
            self.need(commitment == d["keyCommit"], "the key does not open its commitment")

    def check_previous(self):
        if "previous" not in self.c:
            return
        c, previous, rotation = self.c, self.c["previous"], self.c["design"]["rotation"]
        before = rotation["previous"]
        self.need(before["campaign"] != c["campaign"] or before["drawNumber"] < c["drawNumber"], "the draw before is not before")
        leaves = [leaf(s["salt"], "zhenping/selected/v1", "village", draw["stratum"], s["rank"], s["unit"], s["ticket"])
                  for draw in sorted(previous, key=lambda draw: utf16(draw["stratum"])) for s in draw["selected"]]
        self.need(root_of(leaves) == before["sampleRoot"], "the draw before has another sample root")
        strata = {draw["stratum"] for draw in previous}
        self.need(all(k["stratum"] in strata for k in rotation["keep"]), "the draw before has not all the strata")

    def check_parties(self):
        c = self.c
        keys = {p["party"]: p["publicKey"] for p in c["design"]["parties"]}
        self.need(set(keys) == {p["party"] for p in c["parties"]}, "the parties are not those of the design")
        made = [p["commitment"] for p in c["parties"] if p["commitment"] is not None]
        self.need(len(set(made)) == len(made), "a commitment was copied")
        for p in c["parties"]:
            if p["commitment"] is None:
                continue
            message = text_of(["zhenping/commit-signature/v1", c["campaign"], c["drawNumber"], p["party"], p["commitment"]])
            key = keys.get(p["party"])
            self.need(key is not None and signature_holds(key, message, p["signature"]), f"signature of {p['party']}")
            if p["reveal"] is not None:
                expected = J("zhenping/commit/v1", c["campaign"], c["drawNumber"], p["party"], c["frame"]["root"],
                             c["designHash"], p["reveal"]["salt"], p["reveal"]["value"])
                self.need(expected == p["commitment"], f"the reveal of {p['party']} does not open its commitment")

    def pulse_fits(self, name, pulse):
        if name not in BEACONS:
            return True
        first, period, value = BEACONS[name]
        return moment(pulse["at"]) == first + period * (pulse["number"] - 1) and bool(value.match(pulse["value"]))

    def check_pulse(self):
        beacon, pulse = self.c["design"]["beacon"], self.c["pulse"]
        if beacon is not None:
            self.need((pulse["number"], pulse["at"]) == (beacon["number"], beacon["at"]), "not the pulse that the design names")
            self.need(self.pulse_fits(beacon["name"], pulse), "the pulse does not fit the timetable of its beacon")

    def check_lottery(self):
        c, lottery = self.c, self.c["design"].get("lottery")
        if lottery is None:
            return
        entries, starts = c["lotteryEntries"], moment(c["design"]["beacon"]["at"])
        pairs = [entries[at:at + 2] for at in range(0, len(entries), 2)]
        self.need(pairs and len(pairs[-1]) == 2, "not both sides have entered the result of the lottery")
        for number, pair in enumerate(pairs, 1):
            self.need([(e["round"], e["side"]) for e in pair] == [(number, side) for side in SIDES][:len(pair)],
                      f"round {number} of the lottery has not one entry of each side")
            for e in pair:
                self.need(zeroed(e["text"]) == zeroed(lottery["writtenAs"]), f"no result is written so: {e['text']}")
                self.need(moment(e["at"]) >= starts, f"round {number} of the lottery: an entry is too early")
            starts = max([starts, *(moment(e["at"]) for e in pair)])
            self.need((len({e["text"] for e in pair}) == 1) == (number == len(pairs)), f"round {number} of the lottery: agreement")
        self.need(all(e["text"] == c["pulse"]["value"] for e in entries[-2:]), "the pulse is not the result on which both agree")
        self.need(self.at.get(("drawn", None), starts) >= starts, "drawn before both sides had entered the result")

    def check_times(self):
        c, at = self.c, self.at
        implied = {("frozen", None), ("drawn", None)} | ({("opened", None)} if self.opened else set())
        implied |= {("committed", p["party"]) for p in c["parties"] if p["commitment"] is not None}
        implied |= {("revealed", p["party"]) for p in c["parties"] if p["reveal"] is not None}
        self.need(set(at) == implied, f"the log has not exactly the facts of the certificate: {sorted(map(str, set(at) ^ implied))}")
        of = lambda fact: [when for (what, _), when in at.items() if what == fact]
        deadline = [] if c["design"]["deadline"] is None else [moment(c["design"]["deadline"])]
        pulse = [] if c["design"]["beacon"] is None else [moment(c["design"]["beacon"]["at"])]
        order = [(of("frozen"), of("committed") + deadline + of("drawn"), 0), (of("committed"), of("revealed"), 0),
                 (of("committed") + of("revealed"), deadline, 0), (deadline, pulse, 3_600_000),
                 (deadline + pulse, of("drawn"), 0), (of("drawn"), of("opened"), 0)]
        for earlier, later, gap in order:
            self.need(all(b - a >= gap for a in earlier for b in later), "the times of the log are not in their order")

    def check_seed(self):
        c = self.c
        if not self.opened:
            return
        reveals = sorted(([p["party"], p["reveal"] and p["reveal"]["value"]] for p in c["parties"]), key=lambda r: utf16(r[0]))
        beacon, pulse = c["design"]["beacon"], c["pulse"]
        source = [None, None, None] if beacon is None else [beacon["name"], pulse["number"], pulse["value"]]
        expected = J("zhenping/seed/v1", c["campaign"], c["drawNumber"], c["frame"]["root"], c["designHash"], c["key"],
                     reveals, *source)
        self.need(expected == c["seed"], "the seed does not follow from its parts")

    def check_sample(self, stage, sample, name):
        shown = sorted(sample["disclosed"], key=lambda s: (utf16(s["stratum"]), s["rank"]))
        for s in shown:
            start = leaf(s["salt"], "zhenping/selected/v1", stage, s["stratum"], s["rank"], s["unit"], s["ticket"])
            fits = s["index"] < sample["leaves"] and climb(start, s["index"], sample["leaves"], s["path"]) == sample["root"]
            self.need(fits, f"{name}: {s['unit']} was not under the sample root")
        self.need(all(a["index"] < b["index"] for a, b in zip(shown, shown[1:])), f"{name}: places do not rise with ranks")
        self.need(len({s["unit"] for s in shown}) == len(shown), f"{name}: a unit is shown twice")
        if sample["draws"] is None:
            return
        leaves, where = [], {}
        for draw in sorted(sample["draws"], key=lambda draw: utf16(draw["stratum"])):
            for s in draw["selected"]:
                leaves.append(leaf(s["salt"], "zhenping/selected/v1", stage, draw["stratum"], s["rank"], s["unit"], s["ticket"]))
                where[draw["stratum"], s["rank"]] = (s["unit"], s["ticket"])
        self.need(len(leaves) == sample["leaves"], f"{name}: {len(leaves)} units, not {sample['leaves']}")
        self.need(root_of(leaves) == sample["root"], f"{name}: the sample root is not that of the selected units")
        for s in shown:
            self.need(where.get((s["stratum"], s["rank"])) == (s["unit"], s["ticket"]), f"{name}: {s['unit']} is not what was opened")

    def compare(self, name, draws, plans):
        """plans: stratum → what draw_stratum needs from n on, and its stage and stage seed."""
        found = {draw["stratum"]: draw for draw in draws}
        self.need(set(found) == set(plans), f"{name}: the strata are not those of the design")
        for stratum in set(found) & set(plans):
            stage, stage_seed, n, reserve, method, sizes, order = plans[stratum]
            refuse_unless(sizes or stage == "household", f"stratum {stratum} has no units")
            refuse_unless(0 < n <= len(sizes) or stage == "household", f"stratum {stratum} has fewer than {n} units")
            refuse_unless(sum(sizes.values()) <= 2**53 - 1, f"the sizes of stratum {stratum} are too large together")
            refuse_unless(not (method in ("pps-frame-order", "take-all") and reserve), f"stratum {stratum}: {method} has no ladder")
            refuse_unless(method != "take-all" or n == len(sizes), f"stratum {stratum}: take-all says how many units all are")
            if method == "rotation":
                before = {draw["stratum"]: draw for draw in self.c["previous"]}
                keep = {k["stratum"]: k["keep"] for k in self.c["design"]["rotation"]["keep"]}
                refuse_unless(stratum in before, f"the draw before has no stratum {stratum}")
                numbers, selected = rotate_stratum(self.c["campaign"], stage_seed, stratum, n, reserve, keep[stratum],
                                                   before[stratum], sizes)
            else:
                numbers, selected = draw_stratum(self.c["campaign"], stage, stage_seed, stratum, n, reserve, method, sizes, order)
            draw = found[stratum]
            self.need(draw["method"] == method, f"{name}: the method of {stratum} is {method}")
            for key, value in numbers.items():
                self.need(draw[key] == value, f"{name}: {key} of {stratum} is {value}, not {draw[key]}")
            self.need(len(draw["selected"]) == len(selected), f"{name}: {len(selected)} units are selected in {stratum}")
            for rank, (s, expected) in enumerate(zip(draw["selected"], selected), 1):
                stated = (s["unit"], s["role"], s["ticket"], s["probability"])
                self.need(s["rank"] == rank and stated == expected, f"{name}: rank {rank} of {stratum} is {expected}, not {stated}")

    def check_villages(self):
        c, d = self.c, self.c["design"]
        self.check_sample("village", c["villages"], "villages")
        plans = {s["code"]: s for s in d["strata"]}
        for s in c["villages"]["disclosed"]:
            plan = plans.get(s["stratum"])
            self.need(plan is not None and s["rank"] <= plan["n"] + plan["reserve"], f"the design has no place for {s['unit']}")
        if self.frame is None:
            return
        strata = {row["unit"]: row["stratum"] for row in self.frame}
        for s in c["villages"]["disclosed"]:
            self.need(strata.get(s["unit"]) == s["stratum"], f"{s['unit']} is no village of {s['stratum']} in the frame")
        if not self.opened:
            return
        sizes, order = {code: {} for code in plans}, {}
        for row in self.frame:
            refuse_unless(row["stratum"] in sizes, f"stratum {row['stratum']} of the frame is not in the design")
            refuse_unless(row["unit"] not in order, f"{row['unit']} stands twice in the frame")
            sizes[row["stratum"]][row["unit"]] = row["size"]
            value = row["attributes"].get(d["orderColumn"])
            order[row["unit"]] = row["unit"] if value is None else value
        seed = J("zhenping/stage-seed/v1", c["seed"], "village", None, None, None, None)
        self.compare("villages", c["villages"]["draws"],
                     {code: ("village", seed, s["n"], s["reserve"], s["method"], sizes[code], order.get)
                      for code, s in plans.items()})

    def check_releases(self):
        c, d = self.c, self.c["design"]
        drawn = self.at.get(("drawn", None), 0)
        ladders = {s["code"]: (s["n"], s["reserve"], drawn) for s in d["strata"]}
        quotas = {entry["list"]: entry["n"] for entry in d["lists"]}
        last = {}
        for r in sorted(c["households"], key=lambda r: r["version"]):
            last[r["village"]] = r["version"]
            for entry in r["lists"]:
                n = min(quotas.get(entry["list"], 0), entry["size"])
                ladders[f"{r['village']}:{entry['list']}"] = (n, entry["size"] - n if n else 0, moment(r["frozenAt"]))
        opened, before = {}, 0
        for release in c["releases"]:
            n, reserve, since = ladders.get(release["stratum"], (0, 0, 0))
            count = opened[release["stratum"]] = opened.get(release["stratum"], 0) + 1
            self.need(count <= reserve and release["rank"] == n + count, f"rank {release['rank']} of {release['stratum']} was not next")
            at = moment(release["at"])
            self.need(at >= since and at >= before, f"the release of rank {release['rank']} of {release['stratum']} is too early")
            before = at
        shown = list(c["villages"]["disclosed"])
        for r in c["households"]:
            shown += r["sample"]["disclosed"] if r["version"] == last[r["village"]] else []
        for s in shown:
            n = ladders.get(s["stratum"], (0, 0, 0))[0]
            self.need(s["rank"] <= n + opened.get(s["stratum"], 0), f"reserve {s['unit']} was shown, not released")

    def check_losses(self):
        c = self.c
        quotas = {s["code"]: s["n"] for s in c["design"]["strata"]}
        releases = {(r["stratum"], r["rank"]): r for r in c["releases"] if r["stratum"] in quotas}
        if self.opened:
            units = {(d["stratum"], s["rank"]): (s["unit"], s["role"]) for d in c["villages"]["draws"] for s in d["selected"]}
        else:
            units = {(s["stratum"], s["rank"]): (s["unit"], None) for s in c["villages"]["disclosed"]}
        drawn, closed = self.at.get(("drawn", None)), self.at.get(("opened", None))
        for loss in c.get("losses", []):
            name, place = f"loss of {loss['unit']}", (loss["stratum"], loss["rank"])
            unit, role = units.get(place, (None, None))
            recorded, confirmed = moment(loss["recordedAt"]), loss["confirmedAt"] and moment(loss["confirmedAt"])
            if loss["stratum"] not in quotas or unit != loss["unit"]:
                self.problems.append(f"{name}: it has another place in the sample, or none")
                continue
            since = drawn
            if loss["rank"] > quotas[loss["stratum"]]:
                self.need(place in releases, f"{name}: a reserve that was not opened")
                since = moment(releases[place]["at"]) if place in releases else None
            self.need(since is None or recorded >= since, f"{name}: recorded before it was in the sample")
            if confirmed is None:
                self.need(closed is None and loss["reserve"] is None, f"{name}: nobody confirmed it")
            else:
                self.need(loss["confirmedBy"] != loss["recordedBy"], f"{name}: confirmed by who recorded it")
                self.need(confirmed >= recorded and (closed is None or confirmed <= closed), f"{name}: confirmed at a wrong time")
            if loss["reserve"] is not None:
                release = releases.get((loss["stratum"], loss["reserve"]))
                self.need(loss["reserve"] > loss["rank"] and role != "take-all", f"{name}: no reserve can stand in")
                self.need(release is not None, f"{name}: its reserve was not opened")
                if release is not None:
                    self.need(release["reason"] == loss["reason"], f"{name}: its reserve was opened for another reason")
                    self.need(release["supervisor"] != loss["recordedBy"], f"{name}: its reserve was opened by who recorded it")
                    self.need(confirmed is None or moment(release["at"]) >= confirmed, f"{name}: its reserve was opened too early")
        if "losses" in c:
            for stratum, rank in releases:
                count = sum((loss["stratum"], loss["reserve"]) == (stratum, rank) for loss in c["losses"])
                self.need(count == 1, f"reserve {rank} of {stratum} stands in for {count} losses")

    def check_households(self):
        c, d = self.c, self.c["design"]
        released = {(r["stratum"], r["rank"]) for r in c["releases"]}
        if self.opened:
            worked = {s["unit"] for draw in c["villages"]["draws"] for s in draw["selected"]
                      if s["role"] != "ladder" or (draw["stratum"], s["rank"]) in released}
        else:
            worked = {s["unit"] for s in c["villages"]["disclosed"]}
        rosters = {(r["village"], r["version"]): r for r in c["households"]}
        for r in c["households"]:
            name, frozen, pulse = f"roster {r['version']} of {r['village']}", moment(r["frozenAt"]), r["pulse"]
            self.need(r["village"] in worked, f"{name}: no village of the sample")
            self.need(frozen >= self.at.get(("drawn", None), 0), f"{name}: frozen before the draw")
            by_key = d["beacon"] is None or d.get("lottery") is not None
            self.need((pulse is None) == by_key, f"{name}: a pulse is there if and only if a beacon, and no lottery, takes part")
            if pulse is not None and not by_key:
                wait, known = moment(pulse["at"]) - frozen, BEACONS.get(d["beacon"]["name"])
                self.need(wait >= 60_000 and (known is None or wait < 60_000 + known[1]), f"{name}: not the first pulse after a minute")
                self.need(self.pulse_fits(d["beacon"]["name"], pulse), f"{name}: the pulse does not fit its timetable")
            if r["version"] > 1:
                before = rosters.get((r["village"], r["version"] - 1))
                self.need(before is not None and moment(before["frozenAt"]) < frozen, f"{name}: no earlier version")
                if before is not None and pulse is not None and before["pulse"] is not None:
                    self.need(before["pulse"]["number"] < pulse["number"], f"{name}: no new pulse")
            self.check_sample("household", r["sample"], name)
            if self.opened:
                chance = [None, c["key"]] if pulse is None else [pulse["number"], pulse["value"]]
                seed = J("zhenping/stage-seed/v1", c["seed"], "household", r["village"], r["root"], *chance)
                quotas = {entry["list"]: entry["n"] for entry in d["lists"]}
                plans = {}
                for entry in r["lists"]:
                    if entry["list"] in quotas:
                        stratum, size = f"{r['village']}:{entry['list']}", entry["size"]
                        units = {f"{stratum}:{position}": 1 for position in range(1, size + 1)}
                        plans[stratum] = ("household", seed, min(quotas[entry["list"]], size), size, "simple-random", units, None)
                self.compare(name, r["sample"]["draws"], plans)


# ---------------------------------------------------------------------------------------------------------- the files

def read_frame(file):
    with open(file, "rb") as stream:
        data = stream.read()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    rows = [row for row in csv.reader(io.StringIO(text, newline=""), strict=True) if row]
    refuse_unless(rows, "the frame is empty")
    header = [unicodedata.normalize("NFC", name) for name in rows[0]]
    refuse_unless(len(set(header)) == len(header), "two columns of the frame have one name")
    refuse_unless({"unit", "stratum", "size"} <= set(header), "the frame has no columns unit, stratum and size")
    frame = []
    for number, row in enumerate(rows[1:], 2):
        refuse_unless(len(row) == len(header), f"row {number} of the frame has {len(row)} fields")
        cells = dict(zip(header, row))
        unit, stratum, size, salt = cells.pop("unit"), cells.pop("stratum"), cells.pop("size"), cells.pop("salt", None)
        refuse_unless(ID.match(unit) and ID.match(stratum), f"row {number} of the frame has no id")
        refuse_unless(re.match(r"[0-9]{1,16}\Z", size) and is_whole(int(size), 1), f"row {number} of the frame: size")
        refuse_unless(salt is None or HEX.match(salt), f"row {number} of the frame: salt")
        frame.append({"unit": unit, "stratum": stratum, "size": int(size), "salt": salt,
                      "attributes": {name: value or None for name, value in cells.items()}})
    return frame


def number(text):
    """1.0 and 1e0 are the number 1 in JSON."""
    value = float(text)
    return int(value) if value.is_integer() else value


def verify(certificate_file, frame_file=None):
    """The verdict and what does not hold."""
    try:
        with open(certificate_file, encoding="utf-8") as stream:
            certificate = json.load(stream, parse_float=number)
        check_form(certificate)
        verifier = Verifier(certificate, None if frame_file is None else read_frame(frame_file))
    except (Refused, ValueError, RecursionError, csv.Error) as error:
        return "refuted", [str(error)]
    verifier.verify()
    if verifier.problems:
        return "refuted", verifier.problems
    if certificate["stage"] == "sealed":
        return "fixed", []
    return ("incomplete", []) if frame_file is None else ("fully verified", [])


def main(arguments):
    if not 1 <= len(arguments) <= 2:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        verdict, problems = verify(*arguments)
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    for problem in problems:
        print(problem)
    print(verdict)
    return 0 if verdict in ("fully verified", "fixed") else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
