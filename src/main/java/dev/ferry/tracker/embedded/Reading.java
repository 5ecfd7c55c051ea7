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
import org.jdbi.v3.core.Handle;

/** What one person gets to see. */
record Reading(Forge forge, Member me) {

    Optional<Issue> issue(IssueRef ref) {
        return read(h -> item(h, ref).map(Item::issue));
    }

    List<Issue> issues(Collection<IssueRef> refs) {
        return read(h -> visible(forge.items().find(h, refs)));
    }

    List<Issue> in(String project) {
        return read(h -> visible(forge.items().in(h, project)));
    }

    List<Issue> written(String project, String marker) {
        return read(h -> visible(forge.items().writtenBy(h, me.user(), project, marker)));
    }

    List<Issue> changedSince(String project, Instant since) {
        var from = since.truncatedTo(ChronoUnit.MILLIS);
        return read(h -> visible(forge.items().changedSince(h, project, from)));
    }

    List<Issue> childrenOf(IssueRef parent) {
        return read(h -> visible(forge.items().childrenOf(h, parent)));
    }

    List<Comment> comments(IssueRef ref) {
        return read(h -> {
            if (item(h, ref).isEmpty()) {
                throw Refusal.notFound("comments", ref);
            }
            return forge.comments().of(h, ref).stream().filter(me::sees).toList();
        });
    }

    Optional<Comment> comment(CommentRef ref) {
        return read(h -> comment(h, ref));
    }

    Optional<Comment> comment(long id) {
        return read(h -> forge.comments().find(h, id).flatMap(found -> comment(h, found.ref())));
    }

    List<Reaction> reactions(IssueRef ref) {
        return read(h ->
                item(h, ref)
                        .map(i -> forge.comments().reactions(h, i.issue().ref()))
                        .orElse(List.of()));
    }

    Optional<Item> item(Handle h, IssueRef ref) {
        return forge.items().find(h, ref).filter(i -> me.sees(i.issue()));
    }

    Optional<Comment> comment(Handle h, CommentRef ref) {
        var item = item(h, ref.issue());
        return ref.isDescription()
                ? item.map(Item::description)
                : item.flatMap(_ -> forge.comments().find(h, ref)).filter(me::sees);
    }

    private List<Issue> visible(List<Item> items) {
        return items.stream().map(Item::issue).filter(me::sees).toList();
    }

    private <T> T read(Function<Handle, T> work) {
        return forge.database().read(work);
    }
}
