package dev.ferry.tracker.embedded;

import dev.ferry.tracker.IssueDraft;

/**
 * The first issue of an empty tracker. It is the bot's, so nothing in it is a command.
 *
 * @param who who may do it, by name
 * @param command what to write
 */
public record Invitation(String who, String command) {

    private static final String TITLE = "Start here: carry your features to the next model";

    IssueDraft draft(String project) {
        return IssueDraft.of(project, TITLE, body());
    }

    private String body() {
        return """
        Hello! Ferry moves the features of a company from one AI model to the next. Try it right here:

        1. At the top right, act as **%s**, who is in the AI framework team and so may start a migration.
        2. Write this as a comment below:

           ```
           %s
           ```

        3. Ferry answers in a moment. Follow its links: one issue for each feature, with owners, a due date \
        and a checklist, and above them one table that says where everything stands.
        4. Tick a task, or move a flag on the [flags page](/tracker/flags), and watch the table follow.

        To see everything first and create nothing, write `%s`. All that Ferry understands: `/migrate help`.
        """
                .formatted(who, command, command.replaceFirst("/migrate", "/migrate plan"));
    }
}
