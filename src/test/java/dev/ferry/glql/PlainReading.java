package dev.ferry.glql;

import dev.ferry.glql.eval.Item;
import dev.ferry.glql.eval.Planning.Span;
import dev.ferry.glql.gitlab.Argument;
import dev.ferry.glql.gitlab.Argument.Group;
import dev.ferry.glql.gitlab.Argument.Many;
import dev.ferry.glql.gitlab.Argument.Text;
import dev.ferry.glql.gitlab.Argument.Truth;
import dev.ferry.glql.gitlab.Argument.Word;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the arguments that GitLab's compiler would send, one by one, as its documentation tells
 * them; knows nothing of our evaluator. Days are whole days, whatever minute an argument names.
 */
record PlainReading(Map<String, Argument> arguments, LocalDate today) {

    boolean takes(Item item) {
        return arguments.entrySet().stream().allMatch(e -> takes(item, e.getKey(), e.getValue()));
    }

    private boolean takes(Item item, String name, Argument value) {
        return switch (name) {
            case "labelName" -> labels(item, value);
            case "assigneeUsernames" -> people(item.assignees(), value, true);
            case "assigneeWildcardId" -> item.assignees().isEmpty() == isNone(value);
            case "authorUsername" -> people(List.of(item.author()), value, false);
            case "state" -> state(item, value);
            case "types" -> texts(value).contains(item.identity().type().toUpperCase(Locale.ROOT));
            case "iids" -> texts(value).contains(String.valueOf(item.identity().number()));
            case "confidential" -> item.confidential() == ((Truth) value).value();
            case "createdAfter" -> after(Optional.of(item.times().created()), value);
            case "createdBefore" -> before(Optional.of(item.times().created()), value);
            case "updatedAfter" -> after(Optional.of(item.times().updated()), value);
            case "updatedBefore" -> before(Optional.of(item.times().updated()), value);
            case "closedAfter" -> after(item.times().closed(), value);
            case "closedBefore" -> before(item.times().closed(), value);
            case "dueAfter" -> after(item.times().due().map(PlainReading::noon), value);
            case "dueBefore" -> before(item.times().due().map(PlainReading::noon), value);
            case "milestoneTitle" -> title(item.planning().milestone(), value);
            case "milestoneWildcardId" -> wildcard(item.planning().milestone(), value);
            case "iterationId" -> number(item.planning().iteration(), value);
            case "iterationWildcardId" -> wildcard(item.planning().iteration(), value);
            case "weight" -> texts(value).contains(weight(item));
            case "weightWildcardId" -> item.planning().weight().isEmpty() == isNone(value);
            case "healthStatusFilter" -> health(item, value);
            case "not" -> not(item, (Group) value);
            case "or" -> or(item, (Group) value);
            case "sort", "includeDescendants", "excludeProjects" -> true;
            default -> throw new AssertionError("not read: " + name);
        };
    }

    private static boolean title(Optional<Span> held, Argument value) {
        return held.map(Span::title).filter(texts(value)::contains).isPresent();
    }

    private static boolean number(Optional<Span> held, Argument value) {
        var id = held.flatMap(Span::id).map(String::valueOf);
        return id.filter(texts(value)::contains).isPresent();
    }

    /** An open one that is to come, or that runs today. */
    private boolean wildcard(Optional<Span> held, Argument value) {
        var open = held.filter(Span::open);
        return switch (((Word) value).word()) {
            case "NONE" -> held.isEmpty();
            case "ANY" -> held.isPresent();
            case "UPCOMING" ->
                    open.filter(s ->
                                    s.start()
                                            .map(d -> d.isAfter(today))
                                            .or(() -> s.due().map(d -> !d.isBefore(today)))
                                            .orElse(false))
                            .isPresent();
            default ->
                    open.filter(s -> s.start().map(d -> !d.isAfter(today)).orElse(false))
                            .filter(s -> s.due().map(d -> !d.isBefore(today)).orElse(true))
                            .isPresent();
        };
    }

    private static String weight(Item item) {
        return item.planning().weight().map(String::valueOf).orElse("");
    }

    /** {@code onTrack} is on track. */
    private static boolean health(Item item, Argument value) {
        var wanted = texts(value).getFirst();
        var held = item.planning().health();
        return switch (wanted) {
            case "NONE" -> held.isEmpty();
            case "ANY" -> held.isPresent();
            default ->
                    held.map(h -> h.replace(" ", "")).filter(wanted::equalsIgnoreCase).isPresent();
        };
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private static boolean labels(Item item, Argument value) {
        return texts(value).stream()
                .allMatch(l ->
                        switch (l) {
                            case "NONE" -> item.labels().isEmpty();
                            case "ANY" -> !item.labels().isEmpty();
                            default -> hasLabel(item, l);
                        });
    }

    private static boolean hasLabel(Item item, String name) {
        return name.endsWith("::*")
                ? item.labels().stream()
                        .anyMatch(l -> l.startsWith(name.substring(0, name.length() - 1)))
                : item.labels().contains(name);
    }

    private static boolean people(List<String> held, Argument value, boolean all) {
        var wanted = texts(value).stream().map(t -> t.toLowerCase(Locale.ROOT)).toList();
        var has = held.stream().map(t -> t.toLowerCase(Locale.ROOT)).toList();
        return all ? has.containsAll(wanted) : wanted.stream().anyMatch(has::contains);
    }

    private static boolean state(Item item, Argument value) {
        var state = ((Word) value).word().toLowerCase(Locale.ROOT);
        return state.equals("all") || item.state().name().toLowerCase(Locale.ROOT).equals(state);
    }

    /** {@code "D 23:59"} begins with the day after D. */
    private static boolean after(Optional<Instant> moment, Argument value) {
        return moment.filter(m -> !day(m).isBefore(bound(value))).isPresent();
    }

    /** {@code "D 23:59"} ends with D, {@code "D 00:00"} before it. */
    private static boolean before(Optional<Instant> moment, Argument value) {
        return moment.filter(m -> day(m).isBefore(bound(value))).isPresent();
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    private static LocalDate bound(Argument value) {
        var parts = ((Text) value).text().split(" ");
        var day = LocalDate.parse(parts[0]);
        return parts[1].equals("23:59") ? day.plusDays(1) : day;
    }

    private boolean not(Item item, Group group) {
        return group.members().entrySet().stream()
                .allMatch(e ->
                        switch (e.getKey()) {
                            case "labelName" ->
                                    texts(e.getValue()).stream().noneMatch(l -> hasLabel(item, l));
                            case "assigneeUsernames" ->
                                    !people(item.assignees(), e.getValue(), false);
                            case "authorUsername" ->
                                    !people(List.of(item.author()), e.getValue(), false);
                            default -> !takes(item, e.getKey(), e.getValue());
                        });
    }

    private static boolean or(Item item, Group group) {
        return group.members().entrySet().stream()
                .allMatch(e ->
                        switch (e.getKey()) {
                            case "labelNames" ->
                                    texts(e.getValue()).stream().anyMatch(l -> hasLabel(item, l));
                            case "assigneeUsernames" ->
                                    people(item.assignees(), e.getValue(), false);
                            case "authorUsernames" ->
                                    people(List.of(item.author()), e.getValue(), false);
                            default -> throw new AssertionError("not read: or." + e.getKey());
                        });
    }

    private static boolean isNone(Argument value) {
        return value instanceof Word word && word.word().equals("NONE");
    }

    private static List<String> texts(Argument value) {
        return switch (value) {
            case Many many -> many.values().stream().flatMap(v -> texts(v).stream()).toList();
            case Text text -> List.of(text.text());
            case Word word -> List.of(word.word());
            case Argument.Whole whole -> List.of(String.valueOf(whole.number()));
            default -> throw new AssertionError("not read: " + value);
        };
    }
}
