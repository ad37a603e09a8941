"""Find quotes, speakers, claims and cross-language links by rules that give their reasons. Qt-free."""

from analysis.document import analysis_json
from analysis.passes import analyse

__all__ = ["analyse", "analysis_json"]
