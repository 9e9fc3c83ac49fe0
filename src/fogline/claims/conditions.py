"""Named conditions of frames (`needs` and `needs_noun` in frames.toml): small questions about the arguments."""

from collections.abc import Callable, Mapping

from fogline.claims import (
    assistance,
    dealings,
    demands,
    event_nouns,
    fighting,
    flight,
    forces,
    ground,
    movement,
    relief,
    threats,
    titles,
    unrest,
    ways,
)
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


def own_subject(case: Case) -> bool:
    """The verb itself has a subject: "they were shooting", not "killed them by shooting"."""
    return bool(case.children("nsubj")) or case.trigger.dep == "conj"


# of verbs and phrases
NEEDS: Mapping[str, Condition] = {
    "active": active,
    "passive": passive,
    "no_subject": no_subject,
    "own_subject": own_subject,
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
    "no_people": fighting.no_people,
    "somebody_hurt": fighting.somebody_hurt,
    "thing_hit": fighting.thing_hit,
    "blast_subject": fighting.blast_subject,
    "missing": fighting.missing,
    "from_home": fighting.from_home,
    "let": fighting.let,
    "sent_at": fighting.sent_at,
    "no_fire": fighting.no_fire,
    "not_police": fighting.not_police,
    "not_nature": fighting.not_nature,
    "falling": fighting.falling,
    "explosive_means": fighting.explosive_means,
    "counted_subject": fighting.counted_subject,
    "territory_object": fighting.territory_object,
    "group_object": fighting.group_object,
    "named_operation": fighting.named_operation,
    # dealings
    "diplomatic": dealings.diplomatic,
    "bare_call": dealings.bare_call,
    "deal": dealings.deal,
    "deal_clause": dealings.deal_clause,
    "warning_of_force": threats.warning_of_force,
    "deadline": threats.deadline,
    "force_vowed": threats.force_vowed,
    "will_pay": threats.will_pay,
    "refusal": threats.refusal,
    "dismissive": threats.dismissive,
    "never": threats.never,
    "no_intention": threats.no_intention,
    "unwilling": threats.unwilling,
    "whoever_does": threats.whoever_does,
    "faces_force": threats.faces_force,
    "for_doing": demands.for_doing,
    "said_to_blame": demands.said_to_blame,
    "complains": demands.complains,
    "blames": demands.blames,
    "attributed": demands.attributed,
    "designated": demands.designated,
    "unarmed": unrest.unarmed,
    "crowd_at_seat": unrest.crowd_at_seat,
    "mob": unrest.mob,
    "directive": demands.directive,
    "asks": demands.asks,
    "group_member": dealings.group_member,
    "set_off": dealings.set_off,
    "punishable": demands.punishable,
    # help and access
    "route": ways.route,
    "no_route": relief.no_route,
    "way_closed": ways.way_closed,
    "restraint": ways.restraint,
    "made_impassable": ways.made_impassable,
    "movement_barred": ways.movement_barred,
    "not_let": ways.not_let,
    "forbidden": ways.forbidden,
    "lets_help_in": relief.lets_help_in,
    "help_held_up": relief.help_held_up,
    "help_refused": relief.help_refused,
    "aid_object": relief.aid_object,
    "lacking": relief.lacking,
    "request_refused": relief.request_refused,
    "advises_force": assistance.advises_force,
    "backed_by": assistance.backed_by,
    "aid_let": relief.aid_let,
    "relief_work": relief.relief_work,
    "relief": assistance.relief,
    "aid_subject": relief.aid_subject,
    "idle": relief.idle,
    "has_no": relief.has_no,
    "nothing_came": relief.nothing_came,
    "relief_runs": relief.relief_runs,
    "act": assistance.act,
    "given": assistance.given,
    "helped": assistance.helped,
    "donor_stops": assistance.donor_stops,
    "expels_guests": assistance.expels_guests,
    "from_giver": assistance.from_giver,
    "rescue": assistance.rescue,
    "foreign_guard": assistance.foreign_guard,
    "help_in_event": assistance.help_in_event,
    "helped_by_force": assistance.helped_by_force,
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
    "ally_of": event_nouns.ally_of,
    "of_alliance": event_nouns.of_alliance,
    "on_civilians": event_nouns.on_civilians,
    "launched": event_nouns.launched,
    "on_gathering": event_nouns.on_gathering,
    "not_labour": event_nouns.not_labour,
    "laid": event_nouns.laid,
    "on_post": event_nouns.on_post,
    "breaking_out": event_nouns.breaking_out,
    "given_by": event_nouns.given_by,
    "made_by": event_nouns.made_by,
    "restriction": event_nouns.restriction,
    "of_group": titles.of_group,
    "of_aid": event_nouns.of_aid,
    "ground_held": event_nouns.ground_held,
    "force_leaves": event_nouns.force_leaves,
    "of_force": event_nouns.of_force,
}
