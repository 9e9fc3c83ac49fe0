"""The tables and questions of the DuckDB store, as named steps; values are bound, never pasted.

`names` holds one slim row for each name in a claim, so that a question about a place or a side reads a few columns of a
few rows, and only then fetches whole claims by `no`.
"""

SCHEMA_VERSION = 1

_ACTORS = 'STRUCT(name VARCHAR, id VARCHAR, "text" VARCHAR)[]'
_PLACES = (
    'STRUCT(name VARCHAR, id VARCHAR, "role" VARCHAR, lat DOUBLE, lon DOUBLE, "precision" INTEGER, '
    '"text" VARCHAR, inferred BOOLEAN)[]'
)
_SOURCES = 'STRUCT(name VARCHAR, kind VARCHAR, "text" VARCHAR, level INTEGER, channel VARCHAR)[]'
_TIME = 'STRUCT("start" DATE, "end" DATE, "text" VARCHAR)'
_RANGE = "STRUCT(low BIGINT, high BIGINT)"

CREATE = (
    "CREATE TABLE meta (name VARCHAR, value VARCHAR)",
    "CREATE TABLE generations (number INTEGER, reader VARCHAR, model VARCHAR)",
    "CREATE TABLE finished (number INTEGER)",
    """CREATE TABLE reports (
        id VARCHAR, "text" VARCHAR, published DATE, publisher VARCHAR, title VARCHAR, url VARCHAR, external_id VARCHAR,
        published_at VARCHAR, origin VARCHAR, sha256 VARCHAR, "language" VARCHAR,
        publisher_key VARCHAR, recorded VARCHAR)""",
    "CREATE TABLE findings (origin VARCHAR, message VARCHAR, hint VARCHAR, recorded VARCHAR)",
    "CREATE TABLE readings (report VARCHAR, generation INTEGER)",
    f"""CREATE TABLE claims (
        "no" BIGINT, generation INTEGER, published DATE,
        id VARCHAR, report VARCHAR, sentence INTEGER, kind VARCHAR, quote VARCHAR, "start" BIGINT, "end" BIGINT,
        actors {_ACTORS}, recipients {_ACTORS}, places {_PLACES}, "time" {_TIME}, sources {_SOURCES},
        polarity VARCHAR, certainty VARCHAR, modality VARCHAR,
        killed {_RANGE}, wounded {_RANGE}, captured {_RANGE}, displaced {_RANGE}, strength {_RANGE}, "count" {_RANGE},
        instrument VARCHAR, because VARCHAR, reader VARCHAR, model VARCHAR)""",
    """CREATE TABLE names (
        "no" BIGINT, generation INTEGER, part VARCHAR, id VARCHAR, name_key VARCHAR, text_key VARCHAR)""",
)

SET_META = "INSERT INTO meta VALUES ($name, $value)"
GET_META = "SELECT value FROM meta WHERE name = $name"

CURRENT = """
    SELECT number, reader, model FROM generations
    WHERE number = (SELECT max(number) FROM finished)"""
UNFINISHED = """
    SELECT number, reader, model FROM generations
    WHERE reader = $reader AND model = $model AND number > (SELECT coalesce(max(number), 0) FROM finished)"""
NEXT_GENERATION = "SELECT coalesce(max(number), 0) + 1 FROM generations"
ADD_GENERATION = "INSERT INTO generations VALUES ($number, $reader, $model)"
FINISH = "INSERT INTO finished VALUES ($number)"

STORED = "SELECT id FROM reports WHERE list_contains($ids, id)"
READ_IN = "SELECT report FROM readings WHERE generation = $generation AND list_contains($ids, report)"
FINDINGS = "SELECT origin, message, hint FROM findings ORDER BY origin, message, hint"
LAST_CLAIM = 'SELECT coalesce(max("no"), 0) FROM claims'
TABLES = ("reports", "readings", "claims", "names", "findings")
INSERT = {name: f"INSERT INTO {name} SELECT * FROM incoming" for name in TABLES}  # noqa: S608 - fixed names

REPORT_COLUMNS = (
    """id, "text", published, publisher, title, url, external_id, published_at, origin, sha256, "language" """
)
ALL_REPORTS = f"SELECT {REPORT_COLUMNS} FROM reports"  # noqa: S608 - fixed columns
REPORT_ORDER = " ORDER BY published NULLS LAST, id"
UNREAD = f"""
    SELECT {REPORT_COLUMNS} FROM reports
    WHERE id NOT IN (SELECT report FROM readings WHERE generation = $generation)
    ORDER BY published NULLS LAST, id"""  # noqa: S608 - fixed columns

CLAIM_COLUMNS = """id, report, sentence, kind, quote, "start", "end", actors, recipients, places, "time", sources,
    polarity, certainty, modality, killed, wounded, captured, displaced, strength, "count", instrument, because,
    reader, model"""
CLAIMS = f"SELECT {CLAIM_COLUMNS} FROM claims"  # noqa: S608 - fixed columns
CLAIM_ORDER = ' ORDER BY published NULLS LAST, report, "start", kind, id, "end"'

# Which ids a name stands for: those that carry it as their name, else those that a report has called so.
IDS_BY_NAME = """
    SELECT DISTINCT id FROM names
    WHERE generation = $generation AND part = $part AND id <> '' AND (name_key = $key OR id = $asked)"""
IDS_BY_TEXT = """
    SELECT DISTINCT id FROM names
    WHERE generation = $generation AND part = $part AND id <> '' AND text_key = $key"""

CLAUSES = {
    "generation": "generation = $generation",
    "known": "published <= $known",
    "on": """"time" IS NOT NULL AND ("time"."start" IS NOT NULL OR "time"."end" IS NOT NULL)
        AND coalesce("time"."start" <= $on, true) AND coalesce("time"."end" >= $on, true)""",
    "published_since": "published >= $published_since",
    "published_until": "published <= $published_until",
    "kinds": "list_contains($kinds, kind)",
    "reports": "list_contains($reports, report)",
    "place": """"no" IN (SELECT "no" FROM names WHERE generation = $generation AND part = 'place'
        AND (list_contains($place_ids, id) OR name_key = $place_key))""",
    "actor": """"no" IN (SELECT "no" FROM names WHERE generation = $generation AND part = 'actor'
        AND (list_contains($actor_ids, id) OR name_key = $actor_key))""",
    "source": """("no" IN (SELECT "no" FROM names WHERE generation = $generation AND part = 'source'
        AND (name_key = $source_key OR text_key = $source_key))
        OR report IN (SELECT id FROM reports WHERE publisher_key = $source_key))""",
}

ASKED = " /* the query's clauses stand here */"
SOURCES = f"""
    WITH asked AS (SELECT * FROM claims{ASKED}),
    publishers AS (
        SELECT r.publisher AS name, 'publisher' AS kind, count(DISTINCT r.id) AS reports, count(c.id) AS claims
        FROM reports r LEFT JOIN asked c ON c.report = r.id
        WHERE r.publisher <> '' AND ($known IS NULL OR r.published <= $known)
        GROUP BY r.publisher),
    said AS (SELECT "no", report, unnest(sources) AS s FROM asked),
    quoted AS (
        SELECT s.name AS name, s.kind AS kind, count(DISTINCT report) AS reports, count(DISTINCT "no") AS claims
        FROM said GROUP BY s.name, s.kind)
    SELECT * FROM publishers UNION ALL SELECT * FROM quoted
    ORDER BY claims DESC, reports DESC, name, kind"""  # noqa: S608 - a fixed mark

COUNTS = """
    SELECT (SELECT count(*) FROM reports), (SELECT count(*) FROM reports WHERE published IS NULL),
        (SELECT count(*) FROM claims WHERE generation = $generation),
        (SELECT min(published) FROM reports), (SELECT max(published) FROM reports)"""
