package dev.ferry.glql;

import dev.ferry.glql.eval.Item;
import dev.ferry.glql.eval.MigrationFacts;
import dev.ferry.glql.eval.Planning;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Items and queries of any kind. Few words, so that they often meet; the same seed, the same. */
public final class Dice {

    private static final List<String> LABELS =
            List.of("bug", "Bug", "flag::on", "flag::off", "flag::", "ai", "a b", "none", "é");
    private static final List<String> PEOPLE = List.of("ana", "Ana", "bo", "cy.d", "é_f");
    private static final List<String> PATHS =
            List.of("acme/app", "acme/web", "acme/sub/api", "x/y");
    private static final List<String> TITLES =
            List.of("Zebra", "apple", "Äpfel", "", "a | b", "10");
    private static final LocalDate FIRST = LocalDate.parse("2026-03-01");

    private final RandomGenerator random;

    public Dice(long seed) {
        this.random = new java.util.Random(seed);
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private <T> Optional<T> maybe(T value) {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(value);
    }

    private <T> List<T> some(List<T> choices) {
        var some = new LinkedHashSet<T>();
        for (int i = random.nextInt(4); i > 0; i--) {
            some.add(one(choices));
        }
        return List.copyOf(some);
    }

    private LocalDate day() {
        return FIRST.plusDays(random.nextInt(30));
    }

    /** Often at the very edge of a day. */
    private Instant moment() {
        var day = day().atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
        return switch (random.nextInt(4)) {
            case 0 -> day;
            case 1 -> day.minusMillis(1);
            case 2 -> day.minusSeconds(30);
            default -> day.plusSeconds(random.nextInt(86_400));
        };
    }

    /**
     * @param tracker the first part of the ids
     */
    public List<Item> items(String tracker, int count) {
        var items = new ArrayList<Item>();
        for (int i = 1; i <= count; i++) {
            items.add(item(tracker, i, items));
        }
        return items;
    }

    private Item item(String tracker, int i, List<Item> before) {
        boolean epic = random.nextInt(5) == 0;
        var path = epic ? one(List.of("acme", "acme/sub", "x")) : one(PATHS);
        boolean open = random.nextBoolean();
        var parent =
                before.isEmpty() || random.nextBoolean()
                        ? Optional.<String>empty()
                        : Optional.of(one(before).identity().id());
        var created = moment();
        return new Item(
                new Item.Identity(
                        tracker + ":" + path + (epic ? "&" : "#") + i,
                        epic ? "Epic" : "Issue",
                        i,
                        path,
                        epic,
                        (epic ? "&" : "#") + i,
                        "https://t.example/" + i,
                        parent),
                one(TITLES),
                "",
                open ? Item.State.OPENED : Item.State.CLOSED,
                random.nextInt(4) == 0,
                some(LABELS),
                one(PEOPLE),
                some(PEOPLE),
                new Item.Times(
                        created,
                        moment(),
                        open ? Optional.empty() : Optional.of(moment()),
                        Optional.empty(),
                        maybe(day())),
                planning(),
                Optional.empty(),
                Optional.empty(),
                random.nextInt(3) == 0 ? Optional.of(facts()) : Optional.empty(),
                Optional.empty());
    }

    private Planning planning() {
        return new Planning(
                maybe(span(one(List.of("17.1", "17.2", "Later")))),
                maybe(span(one(List.of("Sprint 1", "Sprint 2")))),
                maybe((long) random.nextInt(3)),
                maybe(one(List.of("on track", "needs attention", "at risk"))),
                maybe(one(List.of("To do", "Done"))),
                random.nextBoolean() ? Map.of() : Map.of("Rollout", some(List.of("50%", "100%"))),
                Optional.empty());
    }

    private Planning.Span span(String title) {
        long id = title.charAt(title.length() - 1);
        return new Planning.Span(
                maybe(id), title, maybe(day()), maybe(day()), random.nextInt(4) > 0);
    }

    private MigrationFacts facts() {
        return new MigrationFacts(
                maybe(one(List.of("chat", "search"))),
                maybe(one(PEOPLE)),
                maybe(day()),
                maybe(one(List.of("testing", "rolling out", "complete"))),
                maybe(one(List.of("flag_a", "flag_b"))),
                maybe((long) random.nextInt(101)),
                maybe(one(List.of("late", "on track"))),
                "old-model",
                "new-model",
                maybe(day()),
                maybe(one(List.of("anthropic", "openai"))));
    }

    /** Terms joined by {@code and}; not all of them are accepted. */
    public String query() {
        var terms = new ArrayList<String>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            terms.add(term());
        }
        return String.join(" and ", terms);
    }

    /** The same with all that our own dialect has. */
    public String ownQuery() {
        return switch (random.nextInt(4)) {
            case 0 -> ownTerm() + " or " + ownTerm();
            case 1 -> "not (" + ownTerm() + " and " + ownTerm() + ")";
            case 2 -> "(" + ownTerm() + " or not " + ownTerm() + ") and " + ownTerm();
            default -> ownTerm() + " and " + ownTerm();
        };
    }

    private String ownTerm() {
        return random.nextBoolean()
                ? term()
                : one(
                        List.of(
                                "phase = testing",
                                "phase != complete",
                                "phase in (rolling_out, \"testing\")",
                                "rollout > 50",
                                "rollout = none",
                                "daysLeft <= 20",
                                "dri = @ana",
                                "eta < 2026-03-20",
                                "cutoff = any",
                                "health = late",
                                "provider != \"openai\"",
                                "feature in (\"chat\", \"search\")"));
    }

    private String term() {
        return switch (random.nextInt(16)) {
            case 0 ->
                    "label "
                            + one(List.of("=", "!="))
                            + " "
                            + one(List.of(label(), labels(), "none", "any"));
            case 1 -> "label in " + labels();
            case 2 ->
                    "assignee "
                            + one(List.of("=", "!="))
                            + " "
                            + one(List.of(person(), people(), "none", "any"));
            case 3 -> "assignee in " + people();
            case 4 ->
                    one(
                            List.of(
                                    "author = " + person(),
                                    "author != " + people(),
                                    "author in " + people()));
            case 5 -> "state = " + one(List.of("opened", "closed", "all"));
            case 6 ->
                    one(List.of("created", "updated", "closed", "due"))
                            + " "
                            + one(List.of("=", ">", ">=", "<", "<="))
                            + " "
                            + one(List.of(day().toString(), "today()", "-1w", "3d"));
            case 7 ->
                    "confidential " + one(List.of("=", "!=")) + " " + one(List.of("true", "false"));
            case 8 -> one(List.of("id = 3", "id in (1, 2, 5, 8)"));
            case 9 -> one(List.of("type = Issue", "type in (Epic, Task)", "type = Epic"));
            case 10 ->
                    one(List.of("epic", "parent"))
                            + one(
                                    List.of(
                                            " = &1",
                                            " != &2",
                                            " in (&1, &3)",
                                            " = acme&4",
                                            " = #5",
                                            " = x/y#2"));
            case 11 ->
                    "milestone "
                            + one(List.of("=", "!="))
                            + " "
                            + one(List.of("%17.1", "\"Later\"", "none", "any", "started"));
            case 12 -> one(List.of("milestone in (%17.1, %Later)", "milestone = upcoming"));
            case 13 -> "weight " + one(List.of("=", "!=")) + " " + one(List.of("1", "none", "any"));
            case 14 ->
                    one(
                            List.of(
                                    "health = \"at risk\"",
                                    "health != \"On Track\"",
                                    "health = none",
                                    "iteration = 49",
                                    "iteration in (*iteration:49, 50)",
                                    "iteration != *iteration:50",
                                    "iteration = current",
                                    "iteration = any"));
            default ->
                    one(
                            List.of(
                                    "project = \"acme/app\"",
                                    "group = \"acme\"",
                                    "group = \"acme/sub\" and includeSubgroups = false",
                                    "epic = none",
                                    "epic = any"));
        };
    }

    private String label() {
        return '"' + one(List.of("bug", "Bug", "flag::*", "flag::on", "ai", "nope")) + '"';
    }

    private String labels() {
        return "(" + label() + ", " + label() + ")";
    }

    private String person() {
        return one(List.of("@ana", "\"Ana\"", "@bo", "\"cy.d\"", "currentUser()"));
    }

    private String people() {
        return "(" + person() + ", " + person() + ")";
    }

    public String sort() {
        return one(
                        List.of(
                                "created",
                                "updated",
                                "closed",
                                "due",
                                "title",
                                "weight",
                                "start",
                                "milestone"))
                + one(List.of("", " asc", " desc"));
    }
}
