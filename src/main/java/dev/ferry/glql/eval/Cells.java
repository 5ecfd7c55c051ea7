package dev.ferry.glql.eval;

import dev.ferry.glql.check.Column;
import dev.ferry.glql.check.Compiled;
import dev.ferry.glql.lang.ColumnName;
import dev.ferry.glql.lang.Function;
import dev.ferry.glql.lang.GlqlException;
import dev.ferry.glql.lang.Script;
import dev.ferry.glql.lang.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The cells of an item, column by column. */
final class Cells {

    private static final int LONGEST_DESCRIPTION = 200;
    private static final Cell NONE = new Cell.None();
    private static final Cell UNKNOWN = new Cell.Words("?");

    /** One column of one item. */
    @FunctionalInterface
    private interface Reader {
        Cell read(Item item);
    }

    private final Compiled compiled;
    private final Family family;
    private final Flavour flavour;
    private final LabelColumns labels;
    private final List<Reader> readers = new ArrayList<>();

    /** Throws {@link GlqlException} where a column shows what Ferry does not know of any item. */
    Cells(Compiled compiled, List<Column> columns, Family family, Flavour flavour) {
        this.compiled = compiled;
        this.flavour = flavour;
        this.family = family;
        this.labels = new LabelColumns(columns);
        columns.forEach(c -> readers.add(reader(c)));
    }

    List<Cell> of(Item item) {
        var dealt = labels.deal(item.labels()).cells();
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < readers.size(); i++) {
            cells.add(dealt.containsKey(i) ? labels(dealt, i) : readers.get(i).read(item));
        }
        return cells;
    }

    private static Cell labels(Map<Integer, List<String>> dealt, int column) {
        var names = dealt.getOrDefault(column, List.of());
        return names.isEmpty() ? NONE : new Cell.Labels(names);
    }

    private Reader reader(Column column) {
        var function = column.origin().flatMap(ColumnName::function);
        var field = function.map(Function::name).orElse(column.field());
        var missing = flavour.missing(field, compiled.dialect());
        if (missing.isPresent()) {
            throw unknown(column, missing.get());
        }
        return function.isPresent() ? reader(function.get(), column) : field(column);
    }

    private static Reader reader(Function function, Column column) {
        if (function.name().equals("labels")) {
            return i -> NONE;
        }
        if (function.is("customField") && function.inner().size() == 1) {
            var name = Asked.lower(function.arguments().getFirst());
            return i -> words(String.join(", ", Matcher.options(i, name)));
        }
        throw unknown(column, "There are no columns `%s`.".formatted(function.shown()));
    }

    private Reader field(Column column) {
        return switch (column.field()) {
            case "id" -> i -> new Cell.Whole(i.identity().number());
            case "title" -> Cells::title;
            case "state" -> i -> new Cell.Words(state(i.state()));
            case "type" -> i -> words(i.identity().type());
            case "project" -> i -> i.identity().inGroup() ? NONE : words(i.identity().path());
            case "description" -> i -> words(cut(i.description()));
            case "confidential" -> i -> new Cell.Truth(i.confidential());
            case "draft" -> i -> new Cell.Truth(i.merge().filter(MergeFacts::draft).isPresent());
            case "label" -> i -> NONE;
            case "author" -> i -> people(List.of(i.author()));
            case "assignee" -> i -> people(i.assignees());
            case "reviewer" -> i -> people(merge(i).map(MergeFacts::reviewers));
            case "approver" -> i -> people(merge(i).map(MergeFacts::approvers));
            case "merger" -> i -> people(merge(i).map(m -> m.merger().stream().toList()));
            case "created" -> i -> day(Optional.of(i.times().created()));
            case "updated" -> i -> day(Optional.of(i.times().updated()));
            case "closed" -> i -> day(i.times().closed());
            case "merged" -> i -> day(merge(i).flatMap(MergeFacts::merged));
            case "start" -> i -> date(i.times().start());
            case "due" -> i -> date(i.times().due());
            case "milestone" ->
                    i ->
                            i.planning()
                                    .milestone()
                                    .<Cell>map(m -> new Cell.Milestone(m.title()))
                                    .orElse(NONE);
            case "iteration" -> i -> words(i.planning().iteration().map(Planning.Span::title));
            case "weight" -> i -> whole(i.planning().weight());
            case "timeEstimate" -> i -> time(i, Planning.Effort::estimate);
            case "totalTimeSpent" -> i -> time(i, Planning.Effort::spent);
            case "status" -> i -> words(i.planning().status());
            case "health" -> i -> words(Matcher.health(i, compiled.dialect()).map(Cells::sentence));
            case "epic", "parent" ->
                    i -> family.above(i).findFirst().map(Cells::title).orElse(NONE);
            case "taskCompletionStatus" ->
                    i ->
                            i.taskList()
                                    .<Cell>map(t -> new Cell.Progress(t.done(), t.total()))
                                    .orElse(NONE);
            case "lastComment" ->
                    // Nobody said anything, and nobody knows, are not the same.
                    i -> i.talk().map(t -> words(t.last().map(Talk.Said::line))).orElse(UNKNOWN);
            case "sourceBranch" -> i -> code(merge(i).map(MergeFacts::sourceBranch));
            case "targetBranch" -> i -> code(merge(i).map(MergeFacts::targetBranch));
            default -> own(column);
        };
    }

    private Reader own(Column column) {
        return switch (column.field()) {
            case "feature" -> i -> words(facts(i).flatMap(MigrationFacts::feature));
            case "dri" -> i -> people(facts(i).map(m -> m.dri().stream().toList()));
            case "eta" -> i -> date(facts(i).flatMap(MigrationFacts::eta));
            case "phase" -> i -> words(facts(i).flatMap(MigrationFacts::phase));
            case "flag" -> i -> code(facts(i).flatMap(MigrationFacts::flag));
            case "rollout" ->
                    i ->
                            facts(i).flatMap(MigrationFacts::rollout)
                                    .<Cell>map(Cell.Percent::new)
                                    .orElse(NONE);
            case "old" -> i -> code(facts(i).map(MigrationFacts::oldModel));
            case "new" -> i -> code(facts(i).map(MigrationFacts::newModel));
            case "cutoff" -> i -> date(facts(i).flatMap(MigrationFacts::cutoff));
            case "provider" -> i -> words(facts(i).flatMap(MigrationFacts::provider));
            case "daysLeft" -> i -> whole(Matcher.daysLeft(i, compiled.today()));
            default -> throw unknown(column, Flavour.notKept(column.field()));
        };
    }

    private static GlqlException unknown(Column column, String message) {
        var written = column.origin().map(ColumnName::written).orElse(column.key());
        var script = new Script("fields", written);
        return script.error(new Span(0, written.length()), message)
                .withHint("GitLab may show it in a ```glql block of its own; here, leave it out.");
    }

    private static Optional<MergeFacts> merge(Item item) {
        return item.merge();
    }

    private static Optional<MigrationFacts> facts(Item item) {
        return item.migration();
    }

    private static Cell title(Item item) {
        var there = item.identity();
        return new Cell.Title(item.title(), there.reference(), there.url(), item.state());
    }

    private static String state(Item.State state) {
        return switch (state) {
            case OPENED -> "Open";
            case CLOSED -> "Closed";
            case MERGED -> "Merged";
        };
    }

    /** {@code On track}. */
    private static String sentence(String words) {
        return words.isEmpty()
                ? words
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String cut(String text) {
        return dev.ferry.text.Escape.limit(text.strip(), LONGEST_DESCRIPTION);
    }

    private static Cell words(Optional<String> text) {
        return words(text.orElse(""));
    }

    private static Cell words(String text) {
        return text.isBlank() ? NONE : new Cell.Words(text);
    }

    private static Cell code(Optional<String> text) {
        return text.filter(t -> !t.isBlank()).<Cell>map(Cell.Code::new).orElse(NONE);
    }

    private static Cell whole(Optional<Long> number) {
        return number.<Cell>map(Cell.Whole::new).orElse(NONE);
    }

    /** Nothing is what was never written down. */
    private static Cell time(Item item, ToLongFunction<Planning.Effort> part) {
        return item.planning()
                .effort()
                .map(part::applyAsLong)
                .filter(seconds -> seconds > 0)
                .<Cell>map(Cell.WorkingTime::new)
                .orElse(NONE);
    }

    private static Cell date(Optional<LocalDate> day) {
        return day.<Cell>map(Cell.Day::new).orElse(NONE);
    }

    private static Cell day(Optional<Instant> moment) {
        return date(moment.map(m -> LocalDate.ofInstant(m, ZoneOffset.UTC)));
    }

    private static Cell people(Optional<List<String>> names) {
        return people(names.orElse(List.of()));
    }

    private static Cell people(List<String> names) {
        var shown = names.stream().filter(n -> !n.isBlank()).toList();
        return shown.isEmpty() ? NONE : new Cell.People(shown);
    }
}
