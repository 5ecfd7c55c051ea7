package dev.ferry.glql.eval;

import dev.ferry.glql.check.Compiled;
import dev.ferry.glql.check.Filter;
import dev.ferry.glql.check.Test;
import dev.ferry.glql.eval.Planning.Span;
import dev.ferry.glql.lang.Dialect;
import dev.ferry.glql.lang.GlqlException;
import dev.ferry.glql.lang.Value;
import dev.ferry.glql.schema.Sources;
import dev.ferry.glql.schema.Truths;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Whether an item is meant by a query. Made once for a query, then asked for each item. */
public final class Matcher implements Predicate<Item> {

    private final Compiled compiled;
    private final Flavour flavour;
    private final Family family;
    private final Predicate<Item> test;

    /** Throws {@link GlqlException} where a query asks what Ferry does not know of any item. */
    public Matcher(Compiled compiled, Flavour flavour, Family family) {
        this.compiled = compiled;
        this.flavour = flavour;
        this.family = family;
        this.test =
                ofSource()
                        .and(i -> Paths.holds(compiled.scope(), i.identity()))
                        .and(of(compiled.test()));
    }

    @Override
    public boolean test(Item item) {
        return test.test(item);
    }

    private Predicate<Item> ofSource() {
        var source = compiled.source();
        boolean merges = source.title().equals(Sources.MERGE_REQUESTS.title());
        boolean kept = merges || source.title().equals(Sources.WORK_ITEMS.title());
        if (!kept || flavour.unknown().containsKey(source.title())) {
            var script = compiled.query().script();
            throw script.error(
                    script.all(),
                    flavour.unknown()
                            .getOrDefault(
                                    source.title(),
                                    "Ferry keeps no %s.".formatted(source.title())));
        }
        return i -> i.merge().isPresent() == merges;
    }

    private Predicate<Item> of(Test asked) {
        return switch (asked) {
            case Filter filter -> of(filter);
            case Test.AllOf all ->
                    all.parts().stream().map(this::of).reduce(i -> true, Predicate::and);
            case Test.AnyOf any ->
                    any.parts().stream().map(this::of).reduce(i -> false, Predicate::or);
            case Test.Not not -> of(not.part()).negate();
        };
    }

    private Predicate<Item> of(Filter filter) {
        var missing = flavour.missing(filter.name(), compiled.dialect());
        if (missing.isPresent()) {
            throw unknown(filter, missing.get());
        }
        return switch (filter.name()) {
            case "id" -> Compared.number(filter, i -> Optional.of(i.identity().number()));
            case "type" -> type(filter);
            case "state" -> state(filter);
            case "label" ->
                    Asked.texts(
                            filter,
                            Item::labels,
                            flavour.labelsFold() ? Asked::lower : Function.identity(),
                            Matcher::holdsLabel);
            case "assignee" -> people(filter, Item::assignees);
            case "author" -> people(filter, i -> List.of(i.author()));
            case "dri" -> people(filter, own(MigrationFacts::dri));
            case "reviewer" -> people(filter, merge(MergeFacts::reviewers));
            case "approver" -> people(filter, merge(MergeFacts::approvers));
            case "merger" -> people(filter, merge(m -> m.merger().stream().toList()));
            case "milestone" -> span(filter, i -> i.planning().milestone());
            case "iteration" -> span(filter, i -> i.planning().iteration());
            case "weight" -> Compared.number(filter, i -> i.planning().weight());
            case "rollout" ->
                    Compared.number(filter, i -> i.migration().flatMap(MigrationFacts::rollout));
            case "daysLeft" -> Compared.number(filter, this::daysLeft);
            case "health" -> words(filter, i -> health(i).stream().toList());
            case "status" -> words(filter, i -> i.planning().status().stream().toList());
            case "phase" -> words(filter, own(MigrationFacts::phase));
            case "feature" -> words(filter, own(MigrationFacts::feature));
            case "flag" -> words(filter, own(MigrationFacts::flag));
            case "old" -> words(filter, own(m -> Optional.of(m.oldModel())));
            case "new" -> words(filter, own(m -> Optional.of(m.newModel())));
            case "provider" -> words(filter, own(MigrationFacts::provider));
            case "sourceBranch" -> exact(filter, merge(m -> List.of(m.sourceBranch())));
            case "targetBranch" -> exact(filter, merge(m -> List.of(m.targetBranch())));
            case "customField" -> customField(filter);
            case "confidential" -> truth(filter, Item::confidential);
            case "draft" -> truth(filter, i -> i.merge().filter(MergeFacts::draft).isPresent());
            case "created" -> Compared.day(filter, i -> Optional.of(utc(i.times().created())));
            case "updated" -> Compared.day(filter, i -> Optional.of(utc(i.times().updated())));
            case "closed" -> Compared.day(filter, i -> i.times().closed().map(Matcher::utc));
            case "merged" ->
                    Compared.day(
                            filter, i -> i.merge().flatMap(MergeFacts::merged).map(Matcher::utc));
            case "due" -> Compared.day(filter, i -> i.times().due());
            case "eta" -> Compared.day(filter, i -> i.migration().flatMap(MigrationFacts::eta));
            case "cutoff" ->
                    Compared.day(filter, i -> i.migration().flatMap(MigrationFacts::cutoff));
            case "epic", "parent" -> below(filter);
            // Part of the scope.
            case "includeSubgroups" -> i -> true;
            default -> throw unknown(filter, Flavour.notKept(filter.name()));
        };
    }

    private GlqlException unknown(Filter filter, String message) {
        return compiled.query()
                .script()
                .error(filter.span(), message)
                .withHint(
                        "A table in an issue is the same for all who read it, and made of what"
                                + " webhooks and lists tell.");
    }

    /** {@code scope::*} stands for every label of the scope. */
    private static boolean holdsLabel(Set<String> held, String wanted) {
        if (!wanted.endsWith("::*")) {
            return held.contains(wanted);
        }
        var scope = wanted.substring(0, wanted.length() - 1);
        return held.stream().anyMatch(l -> l.startsWith(scope));
    }

    private static Predicate<Item> people(Filter filter, Function<Item, List<String>> held) {
        return Asked.texts(filter, held, Asked::lower);
    }

    private static Predicate<Item> exact(Filter filter, Function<Item, List<String>> held) {
        return Asked.texts(filter, held, Function.identity());
    }

    private static Predicate<Item> words(Filter filter, Function<Item, List<String>> held) {
        return Asked.texts(filter, held, Matcher::word);
    }

    /** {@code rolling_out} is how a bare word writes {@code "rolling out"}. */
    private static String word(String text) {
        return Asked.lower(text).replace('_', ' ');
    }

    private static <T> Function<Item, List<T>> own(Function<MigrationFacts, Optional<T>> fact) {
        return i -> i.migration().flatMap(fact).stream().toList();
    }

    private static <T> Function<Item, List<T>> merge(Function<MergeFacts, List<T>> fact) {
        return i -> i.merge().map(fact).orElse(List.of());
    }

    private static Predicate<Item> type(Filter filter) {
        var types = filter.texts().stream().map(Asked::lower).toList();
        return i -> types.contains(Asked.lower(i.identity().type()));
    }

    private static Predicate<Item> state(Filter filter) {
        var wanted = Asked.lower(filter.texts().getFirst());
        return i -> wanted.equals("all") || Asked.lower(i.state().name()).equals(wanted);
    }

    private Predicate<Item> span(Filter filter, Function<Item, Optional<Span>> span) {
        if (filter.value() instanceof Value.Word word && !filter.isNone() && !filter.isAny()) {
            var today = compiled.today();
            boolean wanted = !filter.isNot();
            boolean upcoming = word.is("upcoming");
            return i ->
                    span.apply(i)
                                    .filter(s ->
                                            upcoming ? s.isUpcoming(today) : s.hasStarted(today))
                                    .isPresent()
                            == wanted;
        }
        return exact(filter, i -> span.apply(i).map(Span::names).orElse(List.of()));
    }

    private Predicate<Item> customField(Filter filter) {
        var name = Asked.lower(filter.option().orElse(""));
        return Asked.texts(filter, i -> options(i, name), Asked::lower);
    }

    static List<String> options(Item item, String foldedName) {
        return item.planning().customFields().entrySet().stream()
                .filter(e -> Asked.lower(e.getKey()).equals(foldedName))
                .flatMap(e -> e.getValue().stream())
                .toList();
    }

    private Optional<String> health(Item item) {
        return health(item, compiled.dialect());
    }

    /** In our own blocks what Ferry found counts, before what people say. */
    static Optional<String> health(Item item, Dialect dialect) {
        var found = item.migration().flatMap(MigrationFacts::health);
        return dialect == Dialect.FERRY && found.isPresent() ? found : item.planning().health();
    }

    private Optional<Long> daysLeft(Item item) {
        return daysLeft(item, compiled.today());
    }

    static Optional<Long> daysLeft(Item item, LocalDate today) {
        return item.migration()
                .flatMap(MigrationFacts::cutoff)
                .map(c -> ChronoUnit.DAYS.between(today, c));
    }

    private static Predicate<Item> truth(Filter filter, Predicate<Item> fact) {
        boolean asked = Truths.of(filter.value()).orElse(false);
        boolean wanted = asked == (!filter.isNot());
        return i -> fact.test(i) == wanted;
    }

    /** Everything below counts; but only what stands directly below is left out. */
    private Predicate<Item> below(Filter filter) {
        if (filter.isNone() || filter.isAny()) {
            return Compared.presence(filter, i -> i.identity().parent());
        }
        var isNamed = Named.by(filter, compiled.scope(), flavour);
        return filter.isNot()
                ? i -> family.above(i).findFirst().filter(isNamed).isEmpty()
                : i -> family.above(i).anyMatch(isNamed);
    }

    private static LocalDate utc(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
