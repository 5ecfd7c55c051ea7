package dev.ferry.mirror;

import dev.ferry.glql.eval.Flavour;
import dev.ferry.glql.eval.Item;
import dev.ferry.glql.eval.Planning;
import dev.ferry.text.Checklist;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.User;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** How an issue of a tracker looks to a query. */
public final class Sight {

    private static final int LONGEST_DESCRIPTION = 300;

    /** What no tracker tells us of an issue. */
    private static final Set<String> UNKNOWN =
            Set.of(
                    "milestone",
                    "iteration",
                    "weight",
                    "health",
                    "status",
                    "customField",
                    "start",
                    "popularity");

    private Sight() {}

    /** What words mean in a tracker, and what is not known of its issues. */
    public static Flavour flavour(String tracker) {
        boolean github = tracker.equals("github");
        return new Flavour(github, github, UNKNOWN);
    }

    /**
     * @param before the same issue as it was seen last; an issue that was open then was closed with
     *     the change that shows it closed, and of one that was never seen open the last change is
     *     all that is known
     */
    public static Item of(Issue issue, Optional<Item> before) {
        var ref = issue.ref();
        var tasks = Checklist.parse(issue.body());
        return new Item(
                new Item.Identity(
                        ref.toString(),
                        ref.epic() ? "Epic" : "Issue",
                        ref.number(),
                        ref.project(),
                        ref.epic(),
                        ref.shortForm(),
                        issue.url().toString(),
                        issue.parent().map(Object::toString)),
                issue.title(),
                beginning(issue.body()),
                issue.open() ? Item.State.OPENED : Item.State.CLOSED,
                issue.confidential(),
                issue.labels().stream().sorted().toList(),
                issue.author().username(),
                issue.assignees().stream().map(User::username).toList(),
                new Item.Times(
                        issue.createdAt(),
                        issue.updatedAt(),
                        issue.open() ? Optional.empty() : Optional.of(closed(issue, before)),
                        Optional.empty(),
                        issue.due()),
                Planning.NONE,
                Optional.of(new Item.Tasks(tasks.done(), tasks.total())).filter(t -> t.total() > 0),
                Optional.empty(),
                Optional.empty());
    }

    private static Instant closed(Issue issue, Optional<Item> before) {
        return before.flatMap(b -> b.times().closed()).orElse(issue.updatedAt());
    }

    /** What people read first: no comments of ours, nothing of the rest. */
    private static String beginning(String body) {
        var text = body.replaceAll("<!--[^>]*-->", "").strip();
        return text.length() <= LONGEST_DESCRIPTION
                ? text
                : text.substring(0, LONGEST_DESCRIPTION).strip();
    }
}
