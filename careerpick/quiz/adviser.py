"""What is worth asking next, and whether anything still is. Knows no terminal."""

from careerpick.decide.asking import is_settled, next_deciding, next_question
from careerpick.decide.decision import Decision
from careerpick.decide.table import compile_table
from careerpick.model import Content
from careerpick.quiz.session import Session


class Adviser:
    """Looks at a session through the score table of its content."""

    def __init__(self, content: Content) -> None:
        """Compile the content once."""
        self._content = content
        self._table = compile_table(content)

    def settled(self, session: Session, *, marks: bool = False) -> bool:
        """Tell whether no answers to the open questions can change what is recommended.

        Args:
            session: The answers so far.
            marks: Whether the open answers may also be marked.
        """
        open_questions = (*session.open_questions, *session.undrawn)
        return is_settled(self._decision(session), open_questions, marks=marks)

    def next_question(self, session: Session) -> str | None:
        """Return the id of the open question that tells most; None when none is open."""
        return next_question(self._decision(session), session.open_questions)

    def next_deciding(self, session: Session) -> str | None:
        """Return the id of the deciding question to ask; None where the result is clear."""
        asked = [item.id for item in session.order if item.ask == "deciding"]
        return next_deciding(self._decision(session), asked)

    def _decision(self, session: Session) -> Decision:
        return Decision(self._content, self._table, session.sheet)
