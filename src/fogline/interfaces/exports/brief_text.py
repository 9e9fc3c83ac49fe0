"""The brief as Markdown, and as JSON."""

from typing import Any

from fogline.situation.values import Brief, BriefSentence, Citation


def brief_markdown(brief: Brief, *, title: str = "") -> str:
    """Headed sections; every sentence ends in numbered citations, which are listed below with their quotes."""
    head = f"# {title}: the situation on {brief.on}" if title else f"# The situation on {brief.on}"
    alone = f" All of it is the word of {brief.publisher}, except where others are named." if brief.publisher else ""
    lines = [head, "", f"As known from what had been published by {brief.known}.{alone}", ""]
    for section in brief.sections:
        lines += [f"## {section.title}", ""]
        lines += [f"- {cited(sentence)}" for sentence in section.sentences]
        lines.append("")
    lines += ["## Citations", ""]
    lines += [f"{citation.number}. {reference(citation)}" for citation in brief.citations]
    return "\n".join(lines) + "\n"


def cited(sentence: BriefSentence) -> str:
    """The sentence with its citations before the full stop."""
    marks = "".join(f"[{number}]" for number in sentence.citations)
    return f"{sentence.text.removesuffix('.')} {marks}."


def reference(citation: Citation) -> str:
    """ "“quote” (Publisher, 2024-12-02; report r_…, characters 12-40; says: …)"."""
    quote = " ".join(citation.quote.split())
    said = f"; said by {', '.join(citation.said_by)}" if citation.said_by else ""
    published = citation.published.isoformat() if citation.published else "undated"
    where = f"report {citation.report}, characters {citation.start}–{citation.end}"
    return f"“{quote}” ({citation.publisher or 'no publisher'}, {published}; {where}{said})"


def brief_json(brief: Brief) -> dict[str, Any]:
    """The same as an object."""
    return {
        "on": brief.on.isoformat(),
        "known": brief.known.isoformat(),
        "publisher": brief.publisher,
        "sections": [
            {
                "title": section.title,
                "sentences": [{"text": s.text, "citations": list(s.citations)} for s in section.sentences],
            }
            for section in brief.sections
        ],
        "citations": [_citation(citation) for citation in brief.citations],
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "number": citation.number,
        "claim": citation.claim,
        "report": citation.report,
        "publisher": citation.publisher,
        "published": citation.published.isoformat() if citation.published else None,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "said_by": list(citation.said_by),
    }
