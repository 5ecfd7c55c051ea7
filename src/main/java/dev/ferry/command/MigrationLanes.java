package dev.ferry.command;

import dev.ferry.inbox.Delivery.Hint;
import dev.ferry.inbox.LaneOf;
import dev.ferry.reconcile.MigrationRecord;
import dev.ferry.reconcile.Migrations;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.IssueRef;

/**
 * Everything about one migration shares the lane of its control issue; any other issue is a lane of
 * its own.
 */
public record MigrationLanes(Migrations migrations) implements LaneOf {

    @Override
    public String lane(Hint hint) {
        return switch (hint.topic()) {
            case COMMENT -> of(CommentRef.parse(hint.subject()).issue());
            case ISSUE -> of(IssueRef.parse(hint.subject()));
            case FLAG, REFRESH -> hint.subject();
        };
    }

    private String of(IssueRef issue) {
        return migrations
                .binding(issue)
                .flatMap(b -> migrations.byId(b.migration()))
                .map(MigrationRecord::lane)
                .orElse(issue.toString());
    }
}
