"""What HTML elements mean to the reader: blocks, inline markup, and what is no part of an article."""

from __future__ import annotations

from records.article import SpanKind


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


DROPPED = _words(
    "script style head template noscript nav aside footer button select option input textarea svg math "
    "canvas iframe object embed video audio map dialog menu title datalist noembed noframes xmp"
)
DROPPED_ROLES = _words("navigation banner contentinfo complementary search dialog alertdialog menu toolbar")
DROPPED_CLASSES = _words(
    "comments comment-list comments-area sidebar share sharedaddy social-share share-buttons related "
    "related-posts newsletter newsletter-signup cookie-banner breadcrumb breadcrumbs screen-reader-text "
    "visually-hidden sr-only advertisement ad byline post-meta entry-meta entry-footer navigation"
)
BLOCKS = _words(
    "html body address article aside blockquote center dd details div dl dt figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table tbody thead tfoot "
    "caption tr td th ul"
)
PAGE = frozenset({"html", "body"})
NEVER_HIDDEN = PAGE | {"article", "main"}
CONTAINERS = _words("body article main section div td blockquote")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
INLINE: dict[str, SpanKind] = {
    "em": "emphasis", "i": "emphasis", "cite": "emphasis", "dfn": "emphasis", "var": "emphasis",
    "strong": "strong", "b": "strong", "code": "code", "kbd": "code", "samp": "code", "tt": "code",
}  # fmt: skip
VOID = _words("area base br col embed hr img input link meta source track wbr")
