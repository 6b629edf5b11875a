"""A second implementation of the draw, from docs/sampling.md, with the standard library only; it shares no code with
the first.

Reads JSON {"villages": [...], "households": [...], ...} from standard input and prints an answer to each question
under the same key.
"""
import hashlib
import hmac
import json
import sys


def canonical(values):
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def sha256(data):
    return hashlib.sha256(data).digest()


def ticket(seed, purpose, campaign, stage, stratum, unit):
    return hmac.new(seed, canonical([f"zhenping/{purpose}/v1", campaign, stage, stratum, unit]), "sha256").digest()


def seed(q):
    reveals = [[r["party"], r["value"]] for r in sorted(q["reveals"], key=lambda r: r["party"])]
    return sha256(canonical(["zhenping/seed/v1", q["campaign"], q["drawNumber"], q["frameRoot"], q["designHash"],
                             q["key"], reveals, q["beacon"], q["pulseNumber"], q["pulse"]])).hex()


def stage_seed(q):
    return sha256(canonical(["zhenping/stage-seed/v1", q["seed"], q["stage"], q["village"], q["rosterRoot"],
                             q["pulseNumber"], q["pulse"]])).hex()


def ladder(selected, taken, n, total, ticket_of, size_of):
    """Numbers what was selected: `taken` first, then n, then the reserves."""
    rows = []
    for rank, unit in enumerate(taken + selected, 1):
        place = rank - len(taken)
        role = "take-all" if place <= 0 else "sample" if place <= n else "ladder"
        probability = ["1", "1"] if place <= 0 else [str(max(n, place) * size_of(unit)), str(total)]
        rows.append({"unit": unit, "role": role, "rank": rank, "ticket": ticket_of(unit).hex(),
                     "probability": probability})
    return rows


def simple_random(n, reserve, units, order):
    listed = sorted(units, key=lambda u: (order(u), u))
    if n == len(listed):
        return ladder([], listed, 0, 0, order, lambda u: 1)
    return ladder(listed[:n + reserve], [], n, len(listed), order, lambda u: 1)


def split(n, reserve, sizes):
    """Take-all units, the others, units left to draw, points, sum of the sizes of the others."""
    rest, taken = dict(sizes), []
    while True:
        left, total = n - len(taken), sum(rest.values())
        large = [u for u in rest if left * rest[u] >= total]
        if not large:
            break
        taken += large
        for u in large:
            del rest[u]
    k = left + reserve
    while rest and k * max(rest.values()) > total:
        k -= 1
    return taken, rest, left, k, total


def order_sampling(n, reserve, sizes, method, order, rank):
    taken, rest, left, k, total = split(n, reserve, sizes)
    def xi(unit):
        u = (2 * (int.from_bytes(order(unit), "big") >> 204) + 1) / 2**53
        part = k * rest[unit]
        if method == "sequential-poisson":
            return u / (part / total)
        return u / (1 - u) * ((total - part) / part)
    hits = sorted(rest, key=lambda u: (xi(u), u))[:k]
    by_rank = lambda u: (rank(u), u)
    return ladder(sorted(hits, key=by_rank), sorted(taken, key=by_rank), left, total, rank, lambda u: rest[u])


def systematic(n, reserve, sizes, arrange, start_ticket, rank):
    taken, rest, left, k, total = split(n, reserve, sizes)
    start = int.from_bytes(start_ticket, "big") * total >> 256
    hits, before = [], 0
    for u in arrange(rest):
        after = before + rest[u]
        if any(k * before <= start + j * total < k * after for j in range(k)):
            hits.append(u)
        before = after
    by_rank = lambda u: (rank(u), u)
    return ladder(sorted(hits, key=by_rank), sorted(taken, key=by_rank), left, total, rank, lambda u: rest[u])


def draw_stratum(key, campaign, plan, units):
    method = plan.get("method", "pps-random-order")
    stage, code, n, reserve = "village", plan["code"], plan["n"], plan["reserve"]
    of = lambda purpose: lambda unit: ticket(key, purpose, campaign, stage, code, unit)
    order, rank = of("order"), of("rank")
    if method == "simple-random":
        return simple_random(n, reserve, [u["id"] for u in units], order)
    if method == "take-all":
        return ladder([], sorted((u["id"] for u in units), key=lambda u: (rank(u), u)), 0, 0, rank, lambda u: 1)
    if method in ("sequential-poisson", "pareto"):
        return order_sampling(n, reserve, {u["id"]: u["size"] for u in units}, method, order, rank)
    places = {u["id"]: u.get("order", u["id"]) for u in units}
    by = (lambda u: (order(u), u)) if method == "pps-random-order" else (lambda u: (places[u], u))
    return systematic(n, reserve, {u["id"]: u["size"] for u in units}, lambda rest: sorted(rest, key=by),
                      of("start")(""), rank)


def draw_villages(q):
    key = bytes.fromhex(q["stageSeed"])
    return [{"stratum": plan["code"],
             "selected": draw_stratum(key, q["campaign"], plan, [u for u in q["units"] if u["stratum"] == plan["code"]])}
            for plan in sorted(q["strata"], key=lambda plan: plan["code"])]


def draw_households(q):
    key, village = bytes.fromhex(q["stageSeed"]), q["village"]
    results = []
    for plan in sorted(q["lists"], key=lambda plan: plan["list"]):
        stratum = f"{village}:{plan['list']}"
        order = lambda unit: ticket(key, "order", q["campaign"], "household", stratum, unit)
        units = [f"{stratum}:{position}" for position in range(1, plan["size"] + 1)]
        results.append({"list": plan["list"],
                        "selected": simple_random(min(plan["n"], len(units)), len(units), units, order)})
    return results


def root(leaves):
    if len(leaves) <= 1:
        return leaves[0] if leaves else sha256(b"")
    split = 1
    while 2 * split < len(leaves):
        split *= 2
    return sha256(b"\x01" + root(leaves[:split]) + root(leaves[split:]))


def salted(key, parts, values):
    salt = hmac.new(key, canonical(["zhenping/salt/v1", *parts]), "sha256").digest()
    return sha256(b"\x00" + salt + canonical(values))


def frame_root(q):
    key, frame = bytes.fromhex(q["saltKey"]), q["frame"]
    return root([salted(key, ["frame-row", frame, row["unit"]],
                        ["zhenping/frame-row/v1", frame, row["unit"], row["stratum"], row["size"],
                         sorted(([k, v] for k, v in row["attributes"].items()), key=lambda pair: pair[0].encode("utf-16-be"))])
                 for row in sorted(q["rows"], key=lambda row: row["unit"])]).hex()


def sample_root(q):
    key, stage = bytes.fromhex(q["saltKey"]), "village"
    return root([salted(key, ["selected", stage, draw["stratum"], s["rank"]],
                        ["zhenping/selected/v1", stage, draw["stratum"], s["rank"], s["unit"], s["ticket"]])
                 for draw in draw_villages(q["draw"]) for s in draw["selected"]]).hex()


answers = {"seeds": seed, "stageSeeds": stage_seed, "villages": draw_villages, "households": draw_households,
           "frames": frame_root, "samples": sample_root}
questions = json.load(sys.stdin)
print(json.dumps({kind: [answers[kind](q) for q in asked] for kind, asked in questions.items()}))
