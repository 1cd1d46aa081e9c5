"""Names: words -> ranked things, over every name and alias in the store."""

from knowledge.names.filing import add_name, index, remove_name
from knowledge.names.rank import Candidate
from knowledge.names.resolver import Names

__all__ = ["Candidate", "Names", "add_name", "index", "remove_name"]
