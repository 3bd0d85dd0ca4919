"""One tree of exceptions for everything the product raises itself.

BotError
├── SettingsError          the environment holds a value that cannot be used
├── ContentError           a file under content/ cannot be read or is not as agreed
├── ModelFileError         a model file is missing or is not the one that was pinned
├── DirectoryError         the directory of councils and services cannot be built or read
│   └── OpeningHoursError      hours are not written as agreed
├── WalkError              a walk or a step that does not exist was asked for
├── PractiseError          a vignette that does not exist was asked for
├── StoreError             what is stored cannot be read or written
│   ├── NotStorableError       a value is not of the kind that may be stored there
│   ├── TakenError             a row with the same key is there already
│   ├── StaleWriteError        somebody else has changed it meanwhile
│   └── StoreAwayError         the database does not answer, or its disk is full
├── StaffError             a staff account cannot be made or changed as asked
│   ├── NameTakenError         another account has the sign-in name
│   ├── UnknownAccountError    no account has the id
│   └── LastSupervisorError    nobody would be left to open accounts or set the hours
├── SessionError
│   ├── UnknownSessionError    never opened, ended, or idle for too long
│   └── StaleButtonError       a payload that the last reply did not offer
├── ShelfError             what is shared between processes cannot be reached
├── HandoffError
│   └── MoveRefusedError       the chat is not in a state for this, or belongs to somebody else
├── NotSignedInError       a member of staff has to sign in first
├── NotAllowedError        a member of staff may not do this
├── TooManyTriesError      too many sign-ins were tried
├── TooFastError           more messages came than one sender may send
├── TooBusyError           more messages wait than can be answered in time
├── NotFoundError          there is nothing of that name
├── MessageTooLongError    more characters than a message may have
├── UnreadableMessageError what came in is not of the agreed shape
└── NotReadyError          the model is not loaded yet

No message of these errors may hold a user's words: they may reach a log.
"""


class BotError(Exception):
    """Base of every error the product raises itself."""


class SettingsError(BotError):
    """The environment holds a value that cannot be used."""


class ContentError(BotError):
    """A file under content/ cannot be read or is not as agreed."""


class ModelFileError(BotError):
    """A model file is missing or is not the one that was pinned."""


class DirectoryError(BotError):
    """The directory of councils and services cannot be built or read."""


class OpeningHoursError(DirectoryError):
    """Hours are not written as agreed."""


class WalkError(BotError):
    """A walk or a step that does not exist was asked for."""


class PractiseError(BotError):
    """A vignette that does not exist was asked for."""


class StoreError(BotError):
    """What is stored cannot be read or written."""


class NotStorableError(StoreError):
    """A value is not of the kind that may be stored there; the error names the field, never the value."""


class TakenError(StoreError):
    """A row with the same key is there already."""


class StaleWriteError(StoreError):
    """Somebody else has changed it meanwhile; read it again."""


class StoreAwayError(StoreError):
    """The database does not answer, or cannot write; it may come back, and the guide needs none."""


class StaffError(BotError):
    """A staff account cannot be made or changed as asked."""


class NameTakenError(StaffError):
    """Another account has the sign-in name."""


class UnknownAccountError(StaffError):
    """No account has the id."""


class LastSupervisorError(StaffError):
    """Nobody would be left to open accounts or to set the hours."""


class SessionError(BotError):
    """A chat session cannot be used as asked."""


class UnknownSessionError(SessionError):
    """The session was never opened, has ended, or was idle for too long."""


class StaleButtonError(SessionError):
    """The payload was not among the buttons of the last reply."""


class ShelfError(BotError):
    """What is shared between processes cannot be reached."""


class HandoffError(BotError):
    """Something about a chat with a person cannot be done."""


class MoveRefusedError(HandoffError):
    """A move that the chat's state or owner does not allow; its text is a code of bot/handoff/moves/."""


class NotSignedInError(BotError):
    """A member of staff has to sign in first, or signed in wrongly; its text is a code."""


class NotAllowedError(BotError):
    """A member of staff may not do this; its text is a code."""


class TooManyTriesError(BotError):
    """Too many sign-ins were tried from one place or for one name."""


class TooFastError(BotError):
    """More came in a minute than one session, address or member of staff may send."""

    def __init__(self, seconds: int) -> None:
        """Take in how many seconds the next may come."""
        super().__init__("too_fast")
        self.seconds = seconds


class TooBusyError(BotError):
    """More messages wait than can be answered in time."""


class NotFoundError(BotError):
    """There is nothing of that name, or not for who asks; its text is a code."""


class MessageTooLongError(BotError):
    """The message has more characters than a message may have."""


class UnreadableMessageError(BotError):
    """What came in is not of the agreed shape; the text of the error tells the client what is."""


class NotReadyError(BotError):
    """The model is not loaded yet."""
