package dev.ferry.command;

import dev.ferry.migration.Amendment;
import dev.ferry.migration.Catalog;
import dev.ferry.migration.Decisions;
import dev.ferry.migration.Plan;
import dev.ferry.migration.Planner;
import dev.ferry.migration.Status;
import dev.ferry.migration.ramp.Person;
import dev.ferry.reconcile.MigrationRecord;
import dev.ferry.render.Audience;
import dev.ferry.render.Renderer;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.User;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where a command was said: who speaks, in which issue, about which migration.
 *
 * @param control the issue in which the migration was started, or would be
 * @param decisions of the migration that the issue belongs to, as the commands before this one left
 *     them
 * @param feature the feature whose issue this is; empty in the control issue and in the parent
 * @param hidden whether not everybody may read this issue; asks the tracker
 * @param audience who reads the reply
 * @param epics whether the tracker has them; otherwise the parent is an issue
 * @param accounts the tracker's account for a username
 * @param migrations all that Ferry knows, to find one that does the same
 * @param inFramework whether the speaker belongs to the AI framework team; asks the tracker
 * @param steering what is known of flags and rollouts
 * @param status how the migration stands; asks the tracker, so only called where it is needed
 */
public record Scene(
        IssueRef issue,
        User actor,
        LocalDate today,
        IssueRef control,
        Optional<Decisions> decisions,
        Optional<String> feature,
        BooleanSupplier hidden,
        Audience audience,
        boolean epics,
        Planner planner,
        Catalog catalog,
        Renderer renderer,
        Function<String, Optional<User>> accounts,
        Supplier<List<MigrationRecord>> migrations,
        Steering steering,
        BooleanSupplier inFramework,
        Supplier<Status> status) {

    /** Who speaks, with what he or she may approve of this feature; by account, not by name. */
    Person person(Plan.Item item) {
        return new Person(actor.username(), isAccountable(item) || inFramework.getAsBoolean());
    }

    private boolean isAccountable(Plan.Item item) {
        return accounts.apply(item.accountable()).filter(u -> u.id() == actor.id()).isPresent();
    }

    /** The migration here, or a refusal that says how to get one. */
    Decisions migration() {
        return decisions.orElseThrow(() ->
                new Refusal(
                        "This issue belongs to no migration.",
                        "Start one here with `/migrate <old> to <new>`, or look first with"
                                + " `/migrate plan <old> to <new>`."));
    }

    /** What may be changed about the migration here. */
    Amendment amend() {
        return planner.amend(migration());
    }

    Plan plan() {
        return planner.plan(migration());
    }

    /** The feature that a command names, or the one whose issue this is. */
    Optional<String> feature(Invocation call) {
        return call.list("feature").stream().findFirst().or(() -> feature);
    }

    /** The one feature that a command is about, in scope of the migration. */
    Plan.Item item(Invocation call) {
        var id =
                feature(call)
                        .orElseThrow(() ->
                                new Refusal(
                                        "`"
                                                + call.verb()
                                                + "` needs the feature it is about, in the issue of"
                                                + " the whole migration.",
                                        "Write for example `/migrate "
                                                + call.verb()
                                                + " "
                                                + anyFeature()
                                                + "`, or say it in the feature's own issue."));
        return plan().item(id)
                .orElseThrow(() ->
                        new Refusal(
                                "`" + id + "` is not part of this migration.",
                                "`/migrate add "
                                        + id
                                        + "` takes it in; `/migrate status` shows what is in."));
    }

    /**
     * The feature that a question is about, empty for the whole migration; refused where people
     * read the answer who may not know of the feature.
     */
    Optional<Plan.Item> asked(Invocation call) {
        migration();
        if (feature(call).isEmpty()) {
            return Optional.empty();
        }
        var item = item(call);
        if (item.confidential() && audience == Audience.EVERYONE) {
            throw new Refusal(
                    "`" + item.feature().id() + "` is confidential, and everybody reads here.",
                    "Ask in its own issue.");
        }
        return Optional.of(item);
    }

    private String anyFeature() {
        return plan().open().stream().findFirst().map(i -> i.feature().id()).orElse("<feature>");
    }

    /** Thrown inside {@code decide}; becomes a {@link Verdict.Refuse}. */
    static final class Refusal extends RuntimeException {
        final transient String reason;
        final transient String remedy;

        Refusal(String reason, String remedy) {
            super(reason);
            this.reason = reason;
            this.remedy = remedy;
        }
    }
}
