package dev.ferry.tracker.embedded;

import dev.ferry.tracker.Comment;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** What one person does. Every change is told to the outbox in the same commit. */
record Writing(Forge forge, Member me) {

    private record Change(Handle h, Instant now, List<Event> events) {}

    Issue create(IssueDraft draft) {
        return commit(c -> {
            checkPlace(c.h, draft);
            Refusal.checkTexts("create", draft);
            var ref = forge.items().next(c.h, draft.project(), draft.epic());
            draft.parent().ifPresent(p -> checkParent(c.h, "create", ref, p));
            var item = new Item(issue(ref, draft, c.now), c.now, Optional.empty());
            forge.items().insert(c.h, item);
            tell(c, Event.Type.ISSUE_CREATED, item.description(), item.issue());
            return item.issue();
        });
    }

    Issue edit(IssueRef ref, IssueEdit edit) {
        return commit(c -> {
            var item = editable(c.h, "edit", ref);
            return store(c, item, item.after(checked(c.h, ref, edit), me.user(), c.now));
        });
    }

    Issue clear(IssueRef ref, Clearable field) {
        return commit(c -> {
            var item = editable(c.h, "clear", ref);
            return store(c, item, item.without(field, c.now));
        });
    }

    Comment comment(IssueRef ref, String body, boolean confidential) {
        return commit(c -> {
            var item = visible(c.h, "comment", ref);
            if (!me.maySpeak()) {
                throw Refusal.forbidden("comment", ref, me, "may only read");
            }
            if (confidential && !me.mayReport()) {
                throw Refusal.forbidden("comment", ref, me, "may not write internal comments");
            }
            Refusal.checkComment("comment", ref, body);
            var made = forge.comments().insert(c.h, ref, me.user(), body, confidential, c.now);
            forge.items().touch(c.h, ref, c.now);
            tell(c, Event.Type.COMMENT_CREATED, made, item.issue());
            return made;
        });
    }

    Comment editComment(CommentRef ref, String body) {
        if (ref.isDescription()) {
            edit(ref.issue(), IssueEdit.NOTHING.withBody(body));
            return reading().comment(ref).orElseThrow();
        }
        return commit(c -> {
            var comment = existing(c.h, "editComment", ref);
            if (!me.mayEdit(comment)) {
                throw Refusal.forbidden(
                        "editComment", ref, me, "may not edit other people's comments");
            }
            Refusal.checkComment("editComment", ref, body);
            if (comment.body().equals(body)) {
                return comment;
            }
            var edited = forge.comments().update(c.h, ref, body, me.user(), c.now);
            forge.items().touch(c.h, ref.issue(), c.now);
            var item = visible(c.h, "editComment", ref.issue());
            tell(c, Event.Type.COMMENT_EDITED, edited, item.issue());
            return edited;
        });
    }

    void react(CommentRef ref, String name) {
        commit(c -> {
            var comment = existing(c.h, "react", ref);
            if (!me.maySpeak()) {
                throw Refusal.forbidden("react", ref, me, "may only read");
            }
            forge.comments().react(c.h, ref, me.user(), name);
            return comment;
        });
    }

    private void checkPlace(Handle h, IssueDraft draft) {
        if (!forge.has(h, draft.project(), draft.epic())) {
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
                forge.items().url(ref));
    }

    private IssueEdit checked(Handle h, IssueRef ref, IssueEdit edit) {
        edit.title().ifPresent(t -> Refusal.checkTitle("edit", ref, t));
        edit.body().ifPresent(b -> Refusal.checkLength("edit", ref, "body", b));
        Refusal.checkLabels("edit", ref, edit.addLabels());
        edit.parent().ifPresent(p -> checkParent(h, "edit", ref, p));
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
    private void checkParent(Handle h, String call, IssueRef child, IssueRef parent) {
        if (child.epic() && !parent.epic()) {
            throw Refusal.rejected(call, child, "the parent of an epic must be an epic");
        }
        var above = reading().item(h, parent);
        if (above.isEmpty()) {
            throw Refusal.rejected(call, child, "no parent " + parent);
        }
        while (above.isPresent()) {
            if (above.get().issue().ref().equals(child)) {
                throw Refusal.rejected(call, child, parent + " is below it already");
            }
            above = above.get().issue().parent().flatMap(p -> forge.items().find(h, p));
        }
    }

    private Issue store(Change c, Item before, Item after) {
        var types = after.changesSince(before);
        if (types.isEmpty()) {
            return before.issue();
        }
        forge.items().update(c.h, after);
        types.forEach(t -> tell(c, t, after.description(), after.issue()));
        return after.issue();
    }

    private Item editable(Handle h, String call, IssueRef ref) {
        var item = visible(h, call, ref);
        if (!me.mayEdit(item.issue())) {
            throw Refusal.forbidden(call, ref, me, "may comment but not edit");
        }
        return item;
    }

    private Item visible(Handle h, String call, IssueRef ref) {
        return reading().item(h, ref).orElseThrow(() -> Refusal.notFound(call, ref));
    }

    private Comment existing(Handle h, String call, CommentRef ref) {
        return reading().comment(h, ref).orElseThrow(() -> Refusal.notFound(call, ref));
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
        forge.outbox().add(c.h, event);
        c.events.add(event);
    }

    private <T> T commit(Function<Change, T> work) {
        var events = new ArrayList<Event>();
        T result = forge.database().write(h -> work.apply(new Change(h, forge.now(), events)));
        forge.outbox().publish(events);
        return result;
    }
}
