package dev.ferry.tracker.embedded;

/** The first issue of an empty tracker. It is the bot's, so nothing in it is a command. */
final class Invitation {

    static final String TITLE = "Start here: carry your features to the next model";

    static final String BODY =
            """
            Hello! Ferry moves the features of a company from one AI model to the next. Try it right here:

            1. At the top right, act as **Ana**. She is in the AI framework team, so she may start a migration.
            2. Write this as a comment below:

               ```
               /migrate claude-sonnet-4-5 to claude-sonnet-5-5
               ```

            3. Ferry answers in a moment. Follow its links: one issue for each feature, with owners, a due date \
            and a checklist, and above them one table that says where everything stands.
            4. Tick a task, or move a flag on the [flags page](/tracker/flags), and watch the table follow.

            To see everything first and create nothing, write `/migrate plan claude-sonnet-4-5 to claude-sonnet-5-5`. \
            All that Ferry understands: `/migrate help`.
            """;

    private Invitation() {}
}
