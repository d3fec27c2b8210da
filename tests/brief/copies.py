#!/usr/bin/env python3
"""True copies and hard negatives, made by chance, and how many are taken for copies.

    copies.py SUMARIO [N]

Each kind makes N pairs of invented articles.  Of 13 kinds of copies 90 % have to be
found in all, of 8 kinds of articles that only look like copies 2 % may be.  Speaks
TAP; the seeds are fixed.
"""
import json
import random
import subprocess
import sys

program = sys.argv[1]
N = int(sys.argv[2]) if len(sys.argv) > 2 else 20

PLACES = "Villar Arcos Nava Pizarra Cantos Torrelodar Irueña Salceda Montalvo Bresna Lodares Urbina".split()
PEOPLE = "Laura Salas|Tomás Lobo|Inés Baraja|Lucía Ferrán|Elena Mora|Luis Prado|Ana Ruiz|Pedro Cuenca|Marta Gil|Raúl Otero".split("|")
BODIES = "el ayuntamiento|la diputación|el juzgado|la cofradía|el sindicato|la universidad|el hospital|la cooperativa".split("|")
THINGS = "puente|mercado|teatro|molino|archivo|pantano|museo|depósito|camino|frontón|vivero|palacio".split("|")
ACTS = ("abrirá|reformará|venderá|cerrará|ampliará|alquilará|pintará|vaciará|cercará|iluminará").split("|")
WHY = ("por las grietas que aparecieron en la fachada|para pagar la deuda con los proveedores|después de las quejas de los vecinos|"
       "porque la humedad ha dañado la cubierta|antes de que empiece la temporada de lluvias|tras dos años de pleitos con la constructora").split("|")
MORE = ["Las obras costarán {n} mil euros y durarán {m} meses.", "{p}, que dirige el proyecto, dijo que no hay otra salida.",
        "La oposición pidió ver los informes de los técnicos antes de votar.", "Unos {n} vecinos firmaron una carta en contra.",
        "El plan se aprobó con {m} votos a favor y tres abstenciones.", "El edificio se levantó en 19{m} con piedra de {l}.",
        "Los comerciantes de la calle Mayor temen perder la campaña de otoño.", "{p} recordó que ya hubo un proyecto igual que no salió adelante.",
        "La empresa adjudicataria tiene su sede en {l} y emplea a {n} personas.", "Mientras tanto, los autobuses darán la vuelta por la ronda del río.",
        "Una comisión visitará el lugar el día {m} con los arquitectos.", "El archivo guarda {n} planos de la construcción original.",
        "Según {b}, no se talará ningún árbol del paseo.", "La asociación de vecinos llevará el caso al defensor del pueblo.",
        "{p} prometió que los precios no subirán para quienes viven en {l}.", "En la memoria del plan hay {m} fotografías de la nave."]


def article(r):
    """Title and sentences of an invented event."""
    place, other = r.sample(PLACES, 2)
    thing, act, body = r.choice(THINGS), r.choice(ACTS), r.choice(BODIES)
    fill = lambda s: s.format(p=r.choice(PEOPLE), l=r.choice([place, other]), b=r.choice(BODIES), n=r.randint(20, 90), m=r.randint(12, 48))
    lead = "%s de %s %s el %s %s, según anunció %s este martes." % (body.capitalize(), place, act, thing, r.choice(WHY), r.choice(PEOPLE))
    return "%s %s el %s de %s" % (body.capitalize(), act, thing, place), [lead] + [fill(s) for s in r.sample(MORE, 9)]


def change(r, sentences, share):
    """A share of the words is another one."""
    out = []
    for s in sentences:
        words = s.split(" ")
        for i, w in enumerate(words):
            if len(w) > 4 and w.isalpha() and w.islower() and r.random() < share:
                words[i] = "".join(r.choice("bcdfglmnprst") + r.choice("aeiou") for _ in range(3))
        out.append(" ".join(words))
    return out


def figures(s, r):
    return "".join(str(r.randint(1, 9)) if c.isdigit() else c for c in s)


COPIES = {
    "the same": lambda r, t, s: (t, s),
    "another headline": lambda r, t, s: ("Así queda el plan de " + r.choice(PEOPLE), s),
    "a notice after it": lambda r, t, s: (t, s + ["Suscríbase para recibir las noticias de la comarca cada mañana.", "Síganos en nuestras redes."]),
    "a dateline": lambda r, t, s: (t, ["%s, 7 abr (Agencia Sierra).- %s" % (r.choice(PLACES).upper(), s[0])] + s[1:]),
    "the first half": lambda r, t, s: (t, s[:5]),
    "the first three sentences": lambda r, t, s: (t, s[:3]),
    "reordered after the lead": lambda r, t, s: (t, s[:4] + r.sample(s[4:], len(s) - 4)),
    "one new figure": lambda r, t, s: (t, [x if i != 1 else figures(x, r) for i, x in enumerate(s)]),
    "a sentence more": lambda r, t, s: (t, s[:4] + ["Nadie de la empresa quiso contestar a las preguntas de este periódico."] + s[4:]),
    "a new lead": lambda r, t, s: (t, [s[0].split(", según")[0] + ", como se supo ayer por la mañana."] + s[1:]),
    "5 % of the words": lambda r, t, s: (t, change(r, s, 0.05)),
    "8 % of the words": lambda r, t, s: (t, change(r, s, 0.08)),
    "other marks and spaces": lambda r, t, s: (t.upper(), [x.replace(", ", " ,  ").replace(".", " .") for x in s]),
}


def quake(r):
    return ("Sismo en la región", ["Un sismo de magnitud %d,%d se registró el %d de %s en la región de %s, informó el Instituto Geológico." % (
        r.randint(3, 6), r.randint(0, 9), r.randint(1, 28), r.choice("enero marzo mayo julio".split()), r.choice(PLACES)),
        "El epicentro se situó a %d kilómetros al sur de %s, con una profundidad de %d kilómetros." % (r.randint(5, 90), r.choice(PLACES), r.randint(8, 99)),
        "Protección Civil indicó que no hay daños.", "Se recomienda a los vecinos que mantengan la calma."])


def weather(r):
    return ("El tiempo", ["La temperatura en %s llegará este %s a %d grados, con vientos de %d kilómetros por hora." % (
        r.choice(PLACES), r.choice("lunes martes jueves sábado".split()), r.randint(3, 38), r.randint(20, 80)),
        "Se esperan lluvias de %d milímetros por la tarde." % r.randint(1, 70),
        "Se pide a los vecinos que revisen los techos y eviten los cauces."])


def lottery(r):
    return ("Sorteo de la Lotería", ["El número premiado del sorteo del %d de %s es el %05d, vendido en %s." % (
        r.randint(1, 28), r.choice("enero marzo mayo julio".split()), r.randint(0, 99999), r.choice(PLACES)),
        "La serie es la %d y los reintegros el %d y el %d." % (r.randint(1, 180), r.randint(0, 4), r.randint(5, 9)),
        "Los premios se cobran en las administraciones durante tres meses."])


def match(r):
    a, b = r.sample(PLACES, 2)
    return ("Crónica", ["El %s ganó por %d a %d al %s en la jornada %d de la liga comarcal." % (a, r.randint(2, 6), r.randint(0, 1), b, r.randint(1, 30)),
                        "%s marcó en el minuto %d y %s en el %d." % (*r.sample(PEOPLE, 1), r.randint(1, 44), r.choice(PEOPLE), r.randint(46, 90)),
                        "El árbitro enseñó %d tarjetas." % r.randint(1, 9), "La próxima jornada se juega el domingo."])


def pair(make):
    return lambda r: (make(r), make(r))


def recap(r):
    """Other news with the same background after it."""
    (t, s), (u, v) = article(r), article(r)
    back = ["El caso de los barcos empezó hace tres años, cuando %s denunció la compra de tres pesqueros sin concurso." % r.choice(PEOPLE),
            "La fiscalía investiga a la consejera %s por cohecho y malversación." % r.choice(PEOPLE),
            "El astillero de %s cerró el año pasado y despidió a toda la plantilla." % r.choice(PLACES)]
    return (t, s[:4] + back), (u, v[:4] + back)


def denial(r):
    who, where = r.choice(PEOPLE), r.choice(PLACES)
    rest = "La comisión que investiga la compra de los barcos lo citó hace un mes. La oposición quiere preguntarle por las actas."
    return (("%s ante la comisión" % who, ["%s se presentó este martes ante la comisión de %s." % (who, where), rest]),
            ("%s, ausente" % who, ["%s no se presentó este martes ante la comisión de %s." % (who, where), rest]))


def retold(r):
    """The same event in other words."""
    t, s = article(r)
    words = s[0].split(" ")
    return (t, s), ("Polémica por el plan", ["Hay polémica en la comarca: %s quiere actuar y los vecinos no lo ven claro." % " ".join(words[:2]).lower()] +
                    article(r)[1][1:])


def same_title(r):
    (t, s), (_, v) = article(r), article(r)
    return (t, s), (t, v)


NEGATIVES = {"two earthquakes": pair(quake), "two weather reports": pair(weather), "two draws": pair(lottery), "two matches": pair(match),
             "other news with the same background": recap, "what one denies": denial, "one event in other words": retold,
             "one headline, two texts": same_title}


def is_copy(a, b):
    records = "".join(json.dumps({"id": str(i), "source": "Periódico %d" % i, "title": t, "text": " ".join(s)}, ensure_ascii=False) + "\n"
                      for i, (t, s) in enumerate((a, b)))
    out = subprocess.run([program, "brief", "-q", "-i", "jsonl", "-n", "9"], input=records.encode(), stdout=subprocess.PIPE, check=True)
    return json.loads(out.stdout.decode())["briefing"]["copies"] > 0


def count(name, make):
    r = random.Random(name)
    n = sum(is_copy(*make(r)) for _ in range(N))
    print("# %s: %d of %d" % (name, n, N))
    return n


def copied(kind):
    def make(r):
        t, s = article(r)
        return (t, s), kind(r, t, s)
    return make


found = [count(name, copied(kind)) for name, kind in COPIES.items()]
good = sum(found) >= 0.9 * N * len(COPIES) and min(found) >= 0.7 * N
print("%sok 1 - %d of %d copies are found" % ("" if good else "not ", sum(found), N * len(COPIES)))
taken = sum(count(name, make) for name, make in NEGATIVES.items())
good = taken <= 0.02 * N * len(NEGATIVES)
print("%sok 2 - %d of %d others are taken for copies" % ("" if good else "not ", taken, N * len(NEGATIVES)))
print("1..2")
