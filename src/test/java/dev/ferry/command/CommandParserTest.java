package dev.ferry.command;

import static dev.ferry.command.Grammar.PARSER;
import static dev.ferry.command.Grammar.mistake;
import static dev.ferry.command.Grammar.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.text.Work;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {

    @Test
    void theFormWithoutVerbStartsAMigration() {
        var call =
                ok(
                        "/migrate claude-3-opus-20240229 to claude-opus-4-6 --cutoff 2026-12-01"
                                + " --features duo-chat,code-review --kind deprecation --surface"
                                + " bedrock --anyway --reason it is switched off --anyway");

        assertThat(call.verb()).isEqualTo("start");
        assertThat(call.word("old")).isEqualTo("claude-3-opus-20240229");
        assertThat(call.word("new")).isEqualTo("claude-opus-4-6");
        assertThat(call.date("cutoff")).contains(LocalDate.of(2026, 12, 1));
        assertThat(call.list("features")).containsExactly("duo-chat", "code-review");
        assertThat(call.text("kind")).contains("deprecation");
        assertThat(call.text("surface")).contains("bedrock");
        assertThat(call.text("reason")).contains("it is switched off --anyway");
        assertThat(call.flag("anyway")).isTrue();
    }

    @Test
    void whatIsLeftOutIsEmpty() {
        var call = ok("/migrate a to b");

        assertThat(call.options()).isEmpty();
        assertThat(call.date("cutoff")).isEmpty();
        assertThat(call.list("features")).isEmpty();
        assertThat(call.flag("anyway")).isFalse();
    }

    /** Left what may be written, right its normal form. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "/migrate a to b => /migrate start a to b",
                "/migrate start a to b => /migrate start a to b",
                "/Migrate   a\tTO b   => /migrate start a to b",
                "/MIGRATE PLAN a -> b => /migrate plan a to b",
                "/migrate a → b => /migrate start a to b",
                "/migrate a->b => /migrate start a to b",
                "/migrate a→b => /migrate start a to b",
                "/migrate `Claude-3` to `b[1m]` => /migrate start claude-3 to b[1m]",
                "/migrate \"plan\" to “b c” => /migrate start plan to \"b c\"",
                "/migrate a to b —anyway => /migrate start a to b --anyway",
                "/migrate a --Cutoff=2026-12-01 to b => /migrate start a to b --cutoff=2026-12-01",
                "/migrate a to b --features ALL => /migrate start a to b --features=all",
                "/migrate a to b --features=Duo-Chat,summaries => /migrate start a to b"
                        + " --features=duo-chat,summaries",
                "/migrate a to b --features duo-chat, summaries --anyway => /migrate start a to b"
                        + " --features=duo-chat,summaries --anyway",
                "/migrate a to b --kind New-Provider => /migrate start a to b --kind=new-provider",
                "/migrate a to b --surface \"Azure OpenAI\" => /migrate start a to b"
                        + " --surface=\"Azure OpenAI\"",
                "/migrate a to b --reason=\"so  \\\"it\\\" is\" --anyway => /migrate start a to b"
                        + " --reason=\"so \\\"it\\\" is\" --anyway",
                "/migrate a to b --reason so it is => /migrate start a to b --reason=\"so it is\"",
                "/migrate plan x to y --anyway => /migrate plan x to y --anyway",
                "/migrate status => /migrate status",
                "/migrate STATUS Code-Review => /migrate status code-review",
                "/migrate why code-review => /migrate why code-review",
                "/migrate assign duo-chat @Ana.B-c_1 => /migrate assign duo-chat Ana.B-c_1",
                "/migrate assign ana => /migrate assign ana",
                "/migrate eta duo-chat 2028-02-29 => /migrate eta duo-chat 2028-02-29",
                "/migrate eta 2026-12-01 => /migrate eta 2026-12-01",
                "/migrate add duo-chat code-review,duo-chat => /migrate add duo-chat code-review",
                "/migrate remove duo-chat, code-review => /migrate remove duo-chat code-review",
                "/migrate cutoff 2026-12-01 => /migrate cutoff 2026-12-01",
                "/migrate rollout 5 => /migrate rollout 5",
                "/migrate rollout duo-chat 005% => /migrate rollout duo-chat 5",
                "/migrate rollout duo-chat 5 % => /migrate rollout duo-chat 5",
                "/migrate rollout Next => /migrate rollout next",
                "/migrate rollout duo-chat 100 => /migrate rollout duo-chat 100",
                "/migrate rollback => /migrate rollback",
                "/migrate rollback duo-chat => /migrate rollback duo-chat",
                "/migrate rollback duo-chat 5\" is --too wide => /migrate rollback duo-chat \"5\\\""
                        + " is --too wide\"",
                "/migrate rollback it is slow => /migrate rollback \"it is slow\"",
                "/migrate rollback \"duo-chat\" => /migrate rollback \"duo-chat\"",
                "/migrate done duo-chat => /migrate done duo-chat",
                "/migrate reopen => /migrate reopen",
                "/migrate cancel => /migrate cancel",
                "/migrate cancel \"not needed\" => /migrate cancel \"not needed\"",
                "/migrate cancel duo-chat moved first => /migrate cancel \"duo-chat moved first\"",
                "/migrate help => /migrate help",
                "/migrate help Rollout => /migrate help rollout"
            })
    void spellingsOfOneCommandAreOneCommand(String line, String canonical) {
        assertThat(ok(line).canonical()).isEqualTo(canonical);
        assertThat(ok(canonical).canonical()).isEqualTo(canonical);
        assertThat(ok(canonical).verb()).isEqualTo(ok(line).verb());
    }

    @Test
    void noBreakAndUnseenCharactersAreNoTrouble() {
        assertThat(ok("/migrate\u00a0claude\u200b-3 to\u202f\u202eb\ufeff").canonical())
                .isEqualTo("/migrate start claude-3 to b");
    }

    /** A caret line marks the column and length under the command. */
    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeTellsWhereAndWhyAndWhatWasMeant(
            String line, String carets, String reason, String meant) {
        var mistake = mistake(line);

        assertThat(" ".repeat(mistake.column() - 1) + "^".repeat(mistake.length()))
                .as(line)
                .isEqualTo(carets);
        assertThat(mistake.reason()).isEqualTo(reason);
        assertThat(mistake.didYouMean().orElse("")).isEqualTo(meant);
        assertThat(PARSER.parse(mistake.example()).getFirst()).isInstanceOf(Parsed.Ok.class);
    }

    static List<Object[]> mistakes() {
        return List.of(
                row("/migrate", "         ^", "What to do is missing.", ""),
                row(
                        "/migrate stauts duo-chat",
                        "         ^^^^^^",
                        "There is no command \"stauts\".",
                        "status"),
                row("/migrate claude-3", "                  ^", "to <new> is missing.", ""),
                row(
                        "/migrate claude-3 claude-4",
                        "                  ^^^^^^^^",
                        "\"to\" is expected here, between the old model and the new one.",
                        "to claude-4"),
                row(
                        "/migrate plan claude-3 to",
                        "                          ^",
                        "<new> is missing.",
                        ""),
                row("/migrate a to b c", "                ^", "Here the command should end.", ""),
                row(
                        "/migrate a to b --cutof 2026-12-01",
                        "                ^^^^^^^",
                        "There is no option --cutof here.",
                        "--cutoff"),
                row(
                        "/migrate a to b --cutoff",
                        "                         ^",
                        "The value of --cutoff is missing.",
                        ""),
                row(
                        "/migrate a to b --cutoff --anyway",
                        "                         ^",
                        "The value of --cutoff is missing.",
                        ""),
                row(
                        "/migrate a to b --anyway --anyway",
                        "                         ^^^^^^^^",
                        "--anyway is given twice.",
                        ""),
                row(
                        "/migrate a to b --cutoff 2026-13-01",
                        "                         ^^^^^^^^^^",
                        "There is no month 13.",
                        ""),
                row(
                        "/migrate a to b --cutoff=2026-02-30",
                        "                         ^^^^^^^^^^",
                        "February 2026 has 28 days.",
                        ""),
                row(
                        "/migrate cutoff 1.12.2026",
                        "                ^^^^^^^^^",
                        "A date is written as year-month-day.",
                        "2026-12-01"),
                row(
                        "/migrate cutoff 12/31/2026",
                        "                ^^^^^^^^^^",
                        "A date is written as year-month-day.",
                        "2026-12-31"),
                row(
                        "/migrate cutoff 1/2/2026",
                        "                ^^^^^^^^",
                        "A date is written as year-month-day.",
                        ""),
                row(
                        "/migrate cutoff 20261201",
                        "                ^^^^^^^^",
                        "A date is written as year-month-day.",
                        "2026-12-01"),
                row(
                        "/migrate cutoff tomorrow",
                        "                ^^^^^^^^",
                        "A date is written as year-month-day.",
                        ""),
                row("/migrate eta duo-chat", "                      ^", "DATE is missing.", ""),
                row(
                        "/migrate a to b --features duo-chat,code-sugestions,summaries",
                        "                                    ^^^^^^^^^^^^^^^",
                        "There is no feature \"code-sugestions\".",
                        "code-suggestions"),
                row(
                        "/migrate a to b --features ,",
                        "                           ^",
                        "A feature is missing.",
                        ""),
                row(
                        "/migrate a to b --kind upgrde",
                        "                       ^^^^^^",
                        "\"upgrde\" is not possible here.",
                        "upgrade"),
                row(
                        "/migrate a to b --kind why",
                        "                       ^^^",
                        "\"why\" is not possible here. Possible are upgrade, deprecation,"
                                + " new-provider.",
                        ""),
                row(
                        "/migrate status chat",
                        "                ^^^^",
                        "There is no feature \"chat\".",
                        "duo-chat"),
                row(
                        "/migrate status billing",
                        "                ^^^^^^^",
                        "There is no feature \"billing\". The features are duo-chat,"
                                + " code-suggestions, code-review, summaries.",
                        ""),
                row(
                        "/migrate status --all",
                        "                ^^^^^",
                        "There is no option --all here.",
                        ""),
                row("/migrate add", "             ^", "<feature>… is missing.", ""),
                row(
                        "/migrate assign duo-chat @group/sub",
                        "                         ^^^^^^^^^^",
                        "\"@group/sub\" is a group. Name one person.",
                        ""),
                row(
                        "/migrate assign duo-chat @ana!",
                        "                         ^^^^^",
                        "\"@ana!\" is no username.",
                        ""),
                row(
                        "/migrate rollout duo-chat 12.5",
                        "                          ^^^^",
                        "Shares are whole percents.",
                        "12"),
                row(
                        "/migrate rollout 150%",
                        "                 ^^^^", "A share lies between 0% and 100%.", ""),
                row(
                        "/migrate rollout puase",
                        "                 ^^^^^",
                        "\"puase\" is no share of users, such as 5%.",
                        "pause"),
                row(
                        "/migrate rollback code-sugestions too slow",
                        "                  ^^^^^^^^^^^^^^^",
                        "There is no feature \"code-sugestions\".",
                        "code-suggestions"),
                row(
                        "/migrate help stats",
                        "              ^^^^^",
                        "\"stats\" is not possible here.",
                        "status"),
                row(
                        "/migrate plan \"a to b",
                        "              ^^^^^^^",
                        "The quote that begins here never ends.",
                        ""),
                row(
                        "/migrate plan \"\" to b",
                        "              ^^",
                        "There is nothing between the quotes.",
                        ""));
    }

    private static Object[] row(String... cells) {
        return cells;
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertThat(mistake("/migrate " + "a".repeat(201) + " to b").reason())
                .isEqualTo("This is longer than 200 characters.");
        assertThat(mistake("/migrate cancel " + "a ".repeat(600)).reason())
                .isEqualTo("This is longer than 1000 characters.");
        assertThat(mistake("/migrate status " + "a".repeat(150)).reason()).hasSizeLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "migrate a to b",
                "/migrated a to b",
                "/migrate@bot status",
                "/migrate-all",
                "/migrate/x",
                "/migrate: a to b",
                " /migrate status",
                "please /migrate status",
                "`/migrate status`",
                "- /migrate status",
                "> /migrate status",
                ">>>\n/migrate status\n>>>",
                "```\n/migrate status\n```",
                "~~~\n/migrate status",
                "    /migrate status",
                "<!--\n/migrate status\n-->",
                "<pre>\n/migrate status\n</pre>",
                "a `b\n/migrate status\n`"
            })
    void whatIsNoCommandIsPassedOver(String text) {
        assertThat(PARSER.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/migrate status",
                "Hello\n/migrate status",
                "> quoted\n/migrate status",
                "```\ncode\n```\n/migrate status",
                "<!-- x -->\n/migrate status",
                "<details>\n\n/migrate status\n\n</details>",
                "- list\n\n/migrate status",
                "a ` b\n/migrate status"
            })
    void aCommandStandsInOrdinaryText(String text) {
        assertThat(PARSER.parse(text)).singleElement().isInstanceOf(Parsed.Ok.class);
    }

    @Test
    void severalCommandsComeInOrderWithTheirLines() {
        var parsed =
                PARSER.parse("Hi\r\n/migrate status\r\n\r\n/migrate nonsense\r\n/migrate why\r\n");

        assertThat(parsed).extracting(Parsed::line).containsExactly(2, 4, 5);
        assertThat(parsed)
                .extracting(Parsed::canonical)
                .containsExactly("/migrate status", "/migrate nonsense", "/migrate why");
        assertThat(parsed.get(1)).isInstanceOf(Parsed.Mistake.class);
    }

    @Test
    void fiftyCommandsAreEnough() {
        var parsed = PARSER.parse("/migrate status\n".repeat(10_000));

        assertThat(parsed).hasSize(51);
        assertThat(parsed.getLast())
                .isInstanceOfSatisfying(
                        Parsed.Mistake.class,
                        mistake -> {
                            assertThat(mistake.line()).isEqualTo(51);
                            assertThat(mistake.reason()).contains("50 commands");
                        });
    }

    @Test
    void anEditYieldsOnlyWhatIsNew() {
        var before = "/migrate status\n/migrate done duo-chta\n/migrate why";
        var handled = PARSER.parse(before).stream().map(Parsed::canonical).toList();

        assertThat(PARSER.parseNew("Hm:\n/Migrate  WHY\n/migrate status", handled)).isEmpty();
        assertThat(PARSER.parseNew("/migrate done  duo-chta\n", handled)).isEmpty();
        assertThat(PARSER.parseNew(before.replace("chta", "chat"), handled))
                .extracting(Parsed::canonical)
                .containsExactly("/migrate done duo-chat");
        assertThat(PARSER.parseNew("/migrate why\n/migrate why\n/migrate why", handled)).hasSize(2);
        assertThat(PARSER.parseNew(before, List.of())).hasSize(3);
    }

    @Test
    void withoutFeaturesAndStartTheParserStillAnswers() {
        var only = Grammar.USAGES.stream().filter(usage -> usage.verb().equals("status")).toList();
        var parser = new CommandParser(only, List::of);

        assertThat(parser.parse("/migrate a to b\n/migrate status x"))
                .extracting(parsed -> ((Parsed.Mistake) parsed).reason())
                .containsExactly("There is no command \"a\".", "There is no feature \"x\".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/migrate ",
                "/migrate\n",
                "/migrate \"",
                "\" ",
                "a ",
                "--a ",
                "--features a,",
                "->",
                "→",
                "—a",
                "`",
                "“",
                "=",
                "\\\"",
                "% ",
                "1 % ",
                "/migrate cancel \"\\",
                "\u200b",
                "模 "
            })
    void workGrowsWithTheLengthOnly(String piece) {
        var small = Work.of(() -> parse(piece, 4_000));
        long limit = 40 * small + Work.NOISE;
        var large = Work.within(limit, () -> parse(piece, 64_000));

        assertThat(large).isLessThan(limit);
    }

    private static void parse(String piece, int length) {
        PARSER.parse("/migrate " + piece.repeat(length / piece.length()));
    }

    @Test
    void argumentsAreFoundByName() {
        var call = ok("/migrate assign duo-chat @ana");

        assertThat(call.args())
                .isEqualTo(Map.of("feature", List.of("duo-chat"), "user", List.of("ana")));
        assertThat(call.word("user")).isEqualTo("ana");
        assertThat(call.text("nothing")).isEmpty();
        assertThat(call.line()).isEqualTo(1);
        assertThat(call.column()).isEqualTo(1);
    }
}
