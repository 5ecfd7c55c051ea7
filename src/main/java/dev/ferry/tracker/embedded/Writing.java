package dev.ferry.tracker.embedded;

import dev.ferry.tracker.Comment;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.Details;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Timebox;
import dev.ferry.tracker.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What one person does. Every change is told to the outbox in the same commit. */
record Writing(Forge forge, Member me) {

    private record Change(Session db, Instant now, List<Event> events) {}

    Issue create(IssueDraft draft) {
        return commit(c -> {
            checkPlace(c.db, draft);
            Refusal.checkTexts("create", draft);
            var ref = forge.items().next(c.db, draft.project(), draft.epic());
            draft.parent().ifPresent(p -> checkParent(c.db, "create", ref, p));
            var item = new Item(issue(ref, draft, c.now), c.now, Optional.empty());
            forge.items().store(c.db, item);
            tell(c, Event.Type.ISSUE_CREATED, item.description(), item.issue());
            return item.issue();
        });
    }

    Issue edit(IssueRef ref, IssueEdit edit) {
        return commit(c -> {
            var item = editable(c.db, "edit", ref);
            return store(c, item, item.after(checked(c.db, ref, edit), me.user(), c.now));
        });
    }

    Issue clear(IssueRef ref, Clearable field) {
        return commit(c -> {
            var item = editable(c.db, "clear", ref);
            return store(c, item, item.without(field, c.now));
        });
    }

    /** Into this milestone, which is made or moved where it must be, or out of any. */
    Issue schedule(IssueRef ref, Optional<Timebox> milestone) {
        return commit(c -> {
            var item = editable(c.db, "schedule", ref);
            milestone.ifPresent(m -> {
                Refusal.checkLabels("schedule", ref, List.of(m.title()));
                forge.items().store(c.db, ref.project(), m, c.now);
            });
            return store(c, item, item.in(milestone, c.now));
        });
    }

    Comment comment(IssueRef ref, String body, boolean confidential) {
        return commit(c -> {
            var item = visible(c.db, "comment", ref);
            if (!me.maySpeak()) {
                throw Refusal.forbidden("comment", ref, me, "may only read");
            }
            if (confidential && !me.mayReport()) {
                throw Refusal.forbidden("comment", ref, me, "may not write internal comments");
            }
            Refusal.checkComment("comment", ref, body);
            var made = forge.comments().insert(c.db, ref, me.user(), body, confidential, c.now);
            forge.items().touch(c.db, ref, c.now);
            tell(c, Event.Type.COMMENT_CREATED, made, item.issue());
            return made;
        });
    }

    /** Nobody else's change comes between what the rewriter sees and what is stored. */
    Comment rewrite(CommentRef ref, UnaryOperator<String> rewriter) {
        return commit(c ->
                ref.isDescription()
                        ? rewriteDescription(c, ref.issue(), rewriter)
                        : rewriteComment(c, ref, rewriter));
    }

    private Comment rewriteDescription(Change c, IssueRef ref, UnaryOperator<String> rewriter) {
        var item = editable(c.db, "editComment", ref);
        var edit = IssueEdit.NOTHING.withBody(rewriter.apply(item.issue().body()));
        var after = item.after(checked(c.db, ref, edit), me.user(), c.now);
        store(c, item, after);
        return after.description();
    }

    private Comment rewriteComment(Change c, CommentRef ref, UnaryOperator<String> rewriter) {
        var comment = existing(c.db, "editComment", ref);
        if (!me.mayEdit(comment)) {
            throw Refusal.forbidden("editComment", ref, me, "may not edit other people's comments");
        }
        var body = rewriter.apply(comment.body());
        Refusal.checkComment("editComment", ref, body);
        if (comment.body().equals(body)) {
            return comment;
        }
        var edited = forge.comments().update(c.db, ref, body, me.user(), c.now);
        forge.items().touch(c.db, ref.issue(), c.now);
        var item = visible(c.db, "editComment", ref.issue());
        tell(c, Event.Type.COMMENT_EDITED, edited, item.issue());
        return edited;
    }

    void react(CommentRef ref, String name) {
        commit(c -> {
            var comment = existing(c.db, "react", ref);
            if (!me.maySpeak()) {
                throw Refusal.forbidden("react", ref, me, "may only read");
            }
            forge.comments().react(c.db, ref, me.user(), name);
            return comment;
        });
    }

    private void checkPlace(Session db, IssueDraft draft) {
        if (!forge.has(db, draft.project(), draft.epic())) {
            throw Refusal.notFound("create", draft.project());
        }
        if (!me.mayReport()) {
            throw Refusal.forbidden(
                    "create", draft.project(), me, "may comment but not open issues");
        }
    }

    private Issue issue(IssueRef ref, IssueDraft draft, Instant now) {
        return new Issue(
                ref,
                draft.title(),
                draft.body(),
                me.user(),
                accounts("create", ref, draft.assignees()),
                draft.labels(),
                draft.due(),
                draft.parent(),
                draft.confidential(),
                true,
                now,
                now,
                forge.items().url(ref),
                Details.ofMilestone(Items.TOLD, Optional.empty(), Optional.empty()));
    }

    private IssueEdit checked(Session db, IssueRef ref, IssueEdit edit) {
        edit.title().ifPresent(t -> Refusal.checkTitle("edit", ref, t));
        edit.body().ifPresent(b -> Refusal.checkLength("edit", ref, "body", b));
        Refusal.checkLabels("edit", ref, edit.addLabels());
        edit.parent().ifPresent(p -> checkParent(db, "edit", ref, p));
        return edit.assignees()
                .map(people -> edit.withAssignees(accounts("edit", ref, people)))
                .orElse(edit);
    }

    private List<User> accounts(String call, IssueRef ref, List<User> people) {
        var accounts = new LinkedHashSet<User>();
        people.forEach(p -> accounts.add(forge.account(call, ref, p)));
        return List.copyOf(accounts);
    }

    /** An issue goes below an epic or issue, an epic below an epic, and nothing below itself. */
    private void checkParent(Session db, String call, IssueRef child, IssueRef parent) {
        if (child.epic() && !parent.epic()) {
            throw Refusal.rejected(call, child, "the parent of an epic must be an epic");
        }
        if (reading().item(db, parent).isEmpty()) {
            throw Refusal.rejected(call, child, "no parent " + parent);
        }
        if (lineage(db, parent).anyMatch(child::equals)) {
            throw Refusal.rejected(call, child, parent + " is below it already");
        }
    }

    /** The item, its parent, and so on up. */
    private Stream<IssueRef> lineage(Session db, IssueRef ref) {
        return Stream.iterate(
                        Optional.of(ref),
                        Optional::isPresent,
                        at ->
                                at.flatMap(r -> forge.items().find(db, r))
                                        .flatMap(item -> item.issue().parent()))
                .flatMap(Optional::stream);
    }

    private Issue store(Change c, Item before, Item after) {
        var types = after.changesSince(before);
        if (types.isEmpty()) {
            return before.issue();
        }
        forge.items().store(c.db, after);
        types.forEach(t -> tell(c, t, after.description(), after.issue()));
        return after.issue();
    }

    private Item editable(Session db, String call, IssueRef ref) {
        var item = visible(db, call, ref);
        if (!me.mayEdit(item.issue())) {
            throw Refusal.forbidden(call, ref, me, "may comment but not edit");
        }
        return item;
    }

    private Item visible(Session db, String call, IssueRef ref) {
        return reading().item(db, ref).orElseThrow(() -> Refusal.notFound(call, ref));
    }

    private Comment existing(Session db, String call, CommentRef ref) {
        return reading().comment(db, ref).orElseThrow(() -> Refusal.notFound(call, ref));
    }

    private Reading reading() {
        return new Reading(forge, me);
    }

    private void tell(Change c, Event.Type type, Comment subject, Issue issue) {
        var hidden = issue.confidential() || subject.confidential();
        var event =
                new Event(
                        UUID.randomUUID(),
                        type,
                        subject.ref(),
                        me.user(),
                        subject.body(),
                        hidden,
                        c.now);
        forge.outbox().add(c.db, event);
        c.events.add(event);
    }

    private <T> T commit(Function<Change, T> work) {
        var events = new ArrayList<Event>();
        T result = forge.database().write(db -> work.apply(new Change(db, forge.now(), events)));
        forge.outbox().publish(events);
        return result;
    }
}
