package dev.ferry.tracker.embedded;

import dev.ferry.tracker.Comment;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueRef;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What one person gets to see. */
record Reading(Forge forge, Member me) {

    Optional<Issue> issue(IssueRef ref) {
        return read(db -> item(db, ref).map(Item::issue));
    }

    List<Issue> issues(Collection<IssueRef> refs) {
        return read(db -> visible(forge.items().find(db, refs)));
    }

    List<Issue> in(String project) {
        return read(db -> visible(forge.items().in(db, project)));
    }

    List<Issue> written(String project, String marker) {
        return read(db -> visible(forge.items().writtenBy(db, me.user(), project, marker)));
    }

    List<Issue> changedSince(String project, Instant since) {
        var from = since.truncatedTo(ChronoUnit.MILLIS);
        return read(db -> visible(forge.items().changedSince(db, project, from)));
    }

    List<Issue> childrenOf(Collection<IssueRef> parents) {
        return read(db -> visible(forge.items().childrenOf(db, parents)));
    }

    List<Comment> comments(IssueRef ref) {
        return read(db -> {
            if (item(db, ref).isEmpty()) {
                throw Refusal.notFound("comments", ref);
            }
            return forge.comments().of(db, ref).stream().filter(me::sees).toList();
        });
    }

    Optional<Comment> comment(CommentRef ref) {
        return read(db -> comment(db, ref));
    }

    Optional<Comment> comment(long id) {
        return read(db -> forge.comments().find(db, id).flatMap(found -> comment(db, found.ref())));
    }

    List<Reaction> reactions(IssueRef ref) {
        return read(db ->
                item(db, ref)
                        .map(i -> forge.comments().reactions(db, i.issue().ref()))
                        .orElse(List.of()));
    }

    Optional<Item> item(Session db, IssueRef ref) {
        return forge.items().find(db, ref).filter(i -> me.sees(i.issue()));
    }

    Optional<Comment> comment(Session db, CommentRef ref) {
        var item = item(db, ref.issue());
        return ref.isDescription()
                ? item.map(Item::description)
                : item.flatMap(_ -> forge.comments().find(db, ref)).filter(me::sees);
    }

    private List<Issue> visible(List<Item> items) {
        return items.stream().map(Item::issue).filter(me::sees).toList();
    }

    private <T> T read(Function<Session, T> work) {
        return forge.database().read(work);
    }
}
