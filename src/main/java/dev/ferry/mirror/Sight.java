package dev.ferry.mirror;

import dev.ferry.glql.eval.Item;
import dev.ferry.glql.eval.Planning;
import dev.ferry.glql.eval.Talk;
import dev.ferry.glql.schema.Types;
import dev.ferry.text.Checklist;
import dev.ferry.text.Escape;
import dev.ferry.tracker.Comment;
import dev.ferry.tracker.Details;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.Timebox;
import dev.ferry.tracker.User;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** How an issue of a tracker looks to a query. */
public final class Sight {

    private static final int LONGEST_DESCRIPTION = 300;
    private static final int LONGEST_COMMENT = 100;

    private Sight() {}

    /**
     * @param before the same issue as it was seen last; where a tracker does not say when an issue
     *     was closed, that was with the change that shows it closed
     */
    public static Item of(Issue issue, Optional<Item> before) {
        var ref = issue.ref();
        var details = issue.details();
        var tasks = Checklist.parse(issue.body());
        return new Item(
                new Item.Identity(
                        ref.toString(),
                        type(issue),
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
                        details.start(),
                        issue.due()),
                planning(details),
                Optional.of(new Item.Tasks(tasks.done(), tasks.total())).filter(t -> t.total() > 0),
                Optional.empty(),
                Optional.empty(),
                before.flatMap(Item::talk));
    }

    /**
     * @param comments all of an issue, oldest first; those that not everybody may read are not for
     *     views, and ours are no news
     */
    static Talk talk(List<Comment> comments, User self) {
        return new Talk(
                comments.reversed().stream()
                        .filter(c -> !c.confidential() && c.author().id() != self.id())
                        .findFirst()
                        .map(Sight::said));
    }

    private static Talk.Said said(Comment comment) {
        var text = beginning(comment.body()).replaceAll("\\s+", " ");
        return new Talk.Said(
                comment.author().username(),
                LocalDate.ofInstant(comment.createdAt(), ZoneOffset.UTC),
                Escape.limit(text, LONGEST_COMMENT));
    }

    /** A forge may have sorts of issues of its own; to a query these are issues. */
    private static String type(Issue issue) {
        var usual = issue.ref().epic() ? "Epic" : "Issue";
        return issue.details().kind().filter(Types::isIssue).orElse(usual);
    }

    private static Planning planning(Details details) {
        return new Planning(
                details.milestone().map(Sight::span),
                details.iteration().map(Sight::span),
                details.weight(),
                details.health(),
                Optional.empty(),
                details.customFields(),
                details.time()
                        .map(t ->
                                new Planning.Effort(
                                        t.estimate().toSeconds(), t.spent().toSeconds())));
    }

    private static Planning.Span span(Timebox box) {
        return new Planning.Span(box.id(), box.title(), box.start(), box.due(), box.open());
    }

    private static Instant closed(Issue issue, Optional<Item> before) {
        return issue.details()
                .closedAt()
                .or(() -> before.flatMap(b -> b.times().closed()))
                .orElse(issue.updatedAt());
    }

    /** What people read first: no comments of ours, nothing of the rest. */
    private static String beginning(String body) {
        var text = body.replaceAll("<!--[^>]*-->", "").strip();
        return text.length() <= LONGEST_DESCRIPTION
                ? text
                : text.substring(0, LONGEST_DESCRIPTION).strip();
    }
}
