package dev.ferry.server.site;

import dev.ferry.glql.Question;
import dev.ferry.glql.check.Context;
import dev.ferry.glql.eval.Flavour;
import dev.ferry.glql.eval.Item;
import dev.ferry.glql.eval.MigrationFacts;
import dev.ferry.glql.eval.Planning;
import dev.ferry.glql.lang.GlqlException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the text in the box means: a query in our own dialect where it compares something, else
 * words that have to stand somewhere in the row.
 *
 * @param error why it means nothing, for the person who wrote it
 */
record Filter(Predicate<FeatureRow> takes, Optional<String> error) {

    /** All rows of the page count as issues of one project, so that nobody has to name one. */
    private static final String PLACE = "ferry/features";

    private static final int LONGEST = 1_000;
    private static final Pattern COMPARES = Pattern.compile("[=<>]|(?i:\\bin\\b\\s*\\()");

    static Filter of(String text, LocalDate today) {
        if (text.isEmpty()) {
            return new Filter(_ -> true, Optional.empty());
        }
        if (text.length() > LONGEST) {
            return wrong("This is longer than " + LONGEST + " characters.");
        }
        return COMPARES.matcher(text).find() ? query(text, today) : words(text);
    }

    private static Filter query(String text, LocalDate today) {
        var page = Context.at(today.atStartOfDay(ZoneOffset.UTC).toInstant()).inProject(PLACE);
        try {
            var test = Question.query(text, page, Flavour.GITLAB).test();
            return new Filter(row -> test.test(item(row)), Optional.empty());
        } catch (GlqlException e) {
            return wrong(e.explained());
        }
    }

    private static Filter wrong(String words) {
        return new Filter(_ -> false, Optional.of(words));
    }

    private static Filter words(String text) {
        var words = List.of(text.toLowerCase(Locale.ROOT).split("\\s+", 20));
        return new Filter(
                row -> words.stream().allMatch(haystack(row)::contains), Optional.empty());
    }

    private static String haystack(FeatureRow row) {
        return Stream.of(
                        row.name(),
                        row.id(),
                        row.teamName(),
                        row.team(),
                        row.dri(),
                        row.phase(),
                        row.health(),
                        row.migration().oldModel(),
                        row.migration().newModel(),
                        String.join(" ", row.surfaces()),
                        row.flag().map(FeatureRow.Flag::name).orElse(""))
                .map(t -> t.toLowerCase(Locale.ROOT))
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
    }

    private static Item item(FeatureRow row) {
        var due = LocalDate.parse(row.due().iso());
        return new Item(
                new Item.Identity(
                        row.key(),
                        "Issue",
                        1,
                        PLACE,
                        false,
                        row.issueText().orElse(""),
                        row.issue().orElse(""),
                        Optional.empty()),
                row.name(),
                "",
                row.level() == dev.ferry.migration.Health.Level.COMPLETE
                        ? Item.State.CLOSED
                        : Item.State.OPENED,
                row.confidential(),
                List.of(row.team()),
                "ferry",
                row.dri().isBlank() ? List.of() : List.of(row.dri()),
                new Item.Times(
                        Instant.EPOCH,
                        Instant.EPOCH,
                        Optional.empty(),
                        Optional.of(LocalDate.parse(row.startBy().iso())),
                        Optional.of(due)),
                Planning.NONE,
                row.total() == 0
                        ? Optional.empty()
                        : Optional.of(new Item.Tasks(row.done(), row.total())),
                Optional.empty(),
                Optional.of(
                        new MigrationFacts(
                                Optional.of(row.id()),
                                Optional.of(row.dri()).filter(d -> !d.isBlank()),
                                Optional.of(due),
                                Optional.of(bare(row.phase())),
                                row.flag().map(FeatureRow.Flag::name),
                                row.flag()
                                        .flatMap(FeatureRow.Flag::percent)
                                        .map(BigDecimal::longValue),
                                Optional.of(row.health()),
                                row.migration().oldModel(),
                                row.migration().newModel(),
                                row.cutoff().map(c -> LocalDate.parse(c.iso())),
                                row.surfaces().stream().findFirst())),
                Optional.empty());
    }

    /**
     * {@code rolling out} of {@code rolling out 25%}, {@code blocked} of {@code blocked (testing)}.
     */
    static String bare(String phase) {
        return phase.replaceFirst("(:| \\(| [\\d?]).*$", "");
    }
}
