package dev.ferry.server.webhook;

import dev.ferry.inbox.Delivery.Hint;
import dev.ferry.inbox.Delivery.Topic;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.IssueRef;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Refs in the text form in which hints carry them. */
final class Hints {

    /** What no project's path contains, and what would make a ref unreadable. */
    private static final Pattern ODD = Pattern.compile("[#&\\s]");

    private static final Pattern COMMAND = Pattern.compile("/migrate", Pattern.CASE_INSENSITIVE);

    private Hints() {}

    static Optional<IssueRef> issue(String tracker, Optional<String> project, Optional<Long> n) {
        return project.filter(path -> !path.isEmpty() && !ODD.matcher(path).find())
                .flatMap(path -> n.map(number -> IssueRef.issue(tracker, path, number)));
    }

    /** Nothing where the text is told and holds no command: every comment of a project comes by. */
    static Optional<Hint> comment(CommentRef comment, Optional<String> text, Optional<Long> actor) {
        return Optional.of(new Hint(Topic.COMMENT, comment.toString(), actor))
                .filter(_ -> mayHoldCommand(text));
    }

    /** Of an issue whose description was written; whoever reads that looks at the issue as well. */
    static Hint description(IssueRef issue, Optional<String> text, Optional<Long> actor) {
        return comment(CommentRef.description(issue), text, actor)
                .orElseGet(() -> issue(issue, actor));
    }

    private static boolean mayHoldCommand(Optional<String> text) {
        return text.map(COMMAND::matcher).map(Matcher::find).orElse(true);
    }

    static Hint issue(IssueRef issue, Optional<Long> actor) {
        return new Hint(Topic.ISSUE, issue.toString(), actor);
    }

    static Hint flag(String source, String project, String name, Optional<Long> actor) {
        return new Hint(Topic.FLAG, source + ":" + project + "/" + name, actor);
    }
}
