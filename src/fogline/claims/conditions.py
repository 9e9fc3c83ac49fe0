"""Named conditions of frames (`needs` and `needs_noun` in frames.toml): small questions about the arguments."""

from collections.abc import Callable, Mapping

from fogline.claims import dealings, event_nouns, fighting, flight, forces, ground, movement, relief
from fogline.claims.case import Case

Condition = Callable[[Case], bool]


def active(case: Case) -> bool:
    """The verb is no passive."""
    return not case.args.passive


def passive(case: Case) -> bool:
    """The verb is a passive, full or reduced."""
    return case.args.passive


def no_subject(case: Case) -> bool:
    """Nobody is said to do it."""
    return not case.args.subject


# of verbs and phrases
NEEDS: Mapping[str, Condition] = {
    "active": active,
    "passive": passive,
    "no_subject": no_subject,
    # who goes where
    "motion": movement.motion,
    "leaving": movement.leaving,
    "place": movement.place,
    "place_or_inside": movement.place_or_inside,
    "fighters_only": movement.fighters_only,
    "flight": flight.flight,
    "return_sense": flight.return_sense,
    "moved_people": flight.moved_people,
    "moved_force": forces.moved_force,
    "gone": movement.gone,
    "uprooted": flight.uprooted,
    "hosting": flight.hosting,
    "emptied": flight.emptied,
    "returned_people": flight.returned_people,
    # who holds what ground
    "no_weather": ground.no_weather,
    "shut_in": ground.shut_in,
    "ground_taken": ground.ground_taken,
    "standing": ground.standing,
    "holder": ground.holder,
    "areas_meant": ground.areas_meant,
    "ground_lost": ground.ground_lost,
    "ground_control": ground.ground_control,
    "it_is_ground": ground.it_is_ground,
    "handed": ground.handed,
    "driven_out": ground.driven_out,
    "defence_subject": ground.defence_subject,
    # forces
    "own_force": forces.own_force,
    "troops_subject": forces.troops_subject,
    "force_subject": forces.force_subject,
    "mustered": forces.mustered,
    "reinforcing": forces.reinforcing,
    "fort_subject": forces.fort_subject,
    "garrison_work": forces.garrison_work,
    "keeps_force": forces.keeps_force,
    "force_is_there": forces.force_is_there,
    # fighting
    "fire_means": fighting.fire_means,
    "state_or_air": fighting.state_or_air,
    "not_suicide": fighting.not_suicide,
    "flying": fighting.flying,
    "not_instrument_fire": fighting.not_instrument_fire,
    "not_passive_toll": fighting.not_passive_toll,
    "counted_or_named": fighting.counted_or_named,
    "counted_people": fighting.counted_people,
    "people_object": fighting.people_object,
    "not_people": fighting.not_people,
    "territory_object": fighting.territory_object,
    "group_object": fighting.group_object,
    "named_operation": fighting.named_operation,
    # dealings
    "diplomatic": dealings.diplomatic,
    "bare_call": dealings.bare_call,
    "deal": dealings.deal,
    "deal_clause": dealings.deal_clause,
    "warning_of_force": dealings.warning_of_force,
    "deadline": dealings.deadline,
    "refusal": dealings.refusal,
    "directive": dealings.directive,
    "asks": dealings.asks,
    "group_member": dealings.group_member,
    "set_off": dealings.set_off,
    "punishable": dealings.punishable,
    # help and access
    "route": relief.route,
    "relief": relief.relief,
    "aid_subject": relief.aid_subject,
    "idle": relief.idle,
    "has_no": relief.has_no,
    "act": relief.act,
    "given": relief.given,
}

# of event nouns
NOUN_NEEDS: Mapping[str, Condition] = {
    "military": event_nouns.military,
    "protest": event_nouns.protest,
    "offensive": event_nouns.offensive,
    "toll": event_nouns.toll,
    "people": event_nouns.people,
    "held": event_nouns.held,
    "deal": event_nouns.deal,
    "imposed": event_nouns.imposed,
    "relation": event_nouns.relation,
    "on_civilians": event_nouns.on_civilians,
    "given_by": event_nouns.given_by,
    "made_by": event_nouns.made_by,
    "restriction": event_nouns.restriction,
    "of_group": event_nouns.of_group,
    "ground_held": event_nouns.ground_held,
    "force_leaves": event_nouns.force_leaves,
    "of_force": event_nouns.of_force,
}
