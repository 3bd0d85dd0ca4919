"""Says whom to ring where the child lives, and behind its buttons what else there is."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, SpokenAction, entity_of
from actions.local_answers import answer_place, asked, no_longer_asked, place_heard, say_whom_to_ring
from bot.directory.local_help import LocalHelp, local_help
from bot.directory.opening_hours import uk_now
from bot.store.directory_file import reader

MORE, ELSEWHERE, SOURCES = "more", "elsewhere", "sources"  # what the buttons carry as the aspect


class ActionFindLocalHelp(SpokenAction):
    """Answers for the place of the message, else for the one known, else asks for one."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_find_local_help"

    def speak(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Answer, or give what a button asked for."""
        aspect, code = entity_of(tracker, "aspect"), tracker.get_slot("area_code")
        there = local_help(reader(), code, uk_now().date()) if code else None
        if aspect == MORE and there:
            return say_more(dispatcher, tracker, there)
        if aspect == SOURCES:
            dispatcher.utter_message(response="utter_local_sources")
            dispatcher.utter_message(response="utter_way_back")
            return []
        if aspect == ELSEWHERE:
            dispatcher.utter_message(response="utter_local_where")
            return asked(tracker)
        return (
            answer_place(dispatcher, tracker) if place_heard(tracker) else say_whom_to_ring(dispatcher, tracker, code)
        )


def say_more(dispatcher: CollectingDispatcher, tracker: Tracker, there: LocalHelp) -> Events:
    """Say which police, which health care after sexual harm, and what else there is."""
    police = {"local_police": there.police, "local_police_website": there.police_website}
    dispatcher.utter_message(response="utter_local_police", **police)
    _say_centre(dispatcher, there)
    support = "; ".join(f"{row.name}, {row.phone or row.website}" for row in there.support())
    if support:
        dispatcher.utter_message(response="utter_local_support", local_support=support)
    elif there.partnership and tracker.get_slot("role") == "professional":
        dispatcher.utter_message(response="utter_local_partnership", local_partnership=there.partnership)
    else:
        dispatcher.utter_message(response="utter_local_other_support")
    return no_longer_asked(tracker)


def _say_centre(dispatcher: CollectingDispatcher, there: LocalHelp) -> None:
    centre = there.referral_centre()
    if not centre:
        dispatcher.utter_message(response="utter_local_no_centre")
        return
    response = "utter_local_centre" if centre.phone else "utter_local_centre_site"
    said = {"local_centre": centre.name, "local_centre_phone": centre.phone, "local_centre_website": centre.website}
    dispatcher.utter_message(response=response, **said)
