package dev.ferry.command;

import dev.ferry.migration.Catalog;
import dev.ferry.migration.Plan;
import dev.ferry.migration.Team;
import dev.ferry.tracker.Role;
import dev.ferry.tracker.Tracker;
import dev.ferry.tracker.User;
import java.util.Optional;

/** Who may say what. Asked of the tracker at that moment, by numeric id; names change hands. */
final class Permissions {

    private final Tracker tracker;
    private final Catalog catalog;

    Permissions(Tracker tracker, Catalog catalog) {
        this.tracker = tracker;
        this.catalog = catalog;
    }

    /**
     * Why this user may not, or nothing. {@code item} is the feature that the command is about, if
     * it is about one.
     */
    Optional<Verdict.Refuse> refusal(Permission needed, User actor, Optional<Plan.Item> item) {
        var allowed =
                switch (needed) {
                    case READ -> true;
                    case INITIATE -> inFramework(actor);
                    case DRIVE ->
                            item.filter(i -> drives(actor, i)).isPresent() || inFramework(actor);
                };
        return allowed ? Optional.empty() : Optional.of(refuse(needed, item));
    }

    private Verdict.Refuse refuse(Permission needed, Optional<Plan.Item> item) {
        var framework = catalog.framework().name();
        if (needed == Permission.DRIVE && item.isPresent()) {
            var i = item.get();
            return new Verdict.Refuse(
                    "",
                    "Only the "
                            + i.team().name()
                            + " team, its Accountable and the "
                            + framework
                            + " team may do this for "
                            + i.feature().name()
                            + ".",
                    "Ask "
                            + i.assignee()
                            + " (Responsible) or "
                            + i.accountable()
                            + " (Accountable).");
        }
        return new Verdict.Refuse(
                "",
                "Only members of the "
                        + framework
                        + " team and owners of "
                        + catalog.homeProject()
                        + " may do this.",
                "Ask "
                        + catalog.framework().lead()
                        + ". Looking is open to everyone: `/migrate plan`, `status`, `why`,"
                        + " `help`.");
    }

    /**
     * Owners of the home project count: they could make themselves members, and somebody has to be
     * able to begin where the team is not set up in the tracker.
     */
    boolean inFramework(User actor) {
        return member(actor, catalog.framework())
                || tracker.role(actor.id(), catalog.homeProject()).atLeast(Role.OWNER);
    }

    private boolean drives(User actor, Plan.Item item) {
        return is(actor, item.assignee())
                || is(actor, item.accountable())
                || member(actor, item.team());
    }

    private boolean is(User actor, String username) {
        return tracker.user(username).filter(u -> u.id() == actor.id()).isPresent();
    }

    /**
     * A team without a group in the tracker consists of its lead and the home project's
     * maintainers.
     */
    private boolean member(User actor, Team team) {
        return team.group()
                .map(g -> tracker.memberOf(actor.id(), g))
                .orElseGet(() ->
                        is(actor, team.lead())
                                || team.part() == Team.Part.AI_FRAMEWORK
                                        && tracker.role(actor.id(), catalog.homeProject())
                                                .atLeast(Role.MAINTAINER));
    }
}
