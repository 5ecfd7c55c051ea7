package dev.ferry.glql;

import dev.ferry.glql.eval.Item;
import dev.ferry.glql.eval.MigrationFacts;
import dev.ferry.glql.eval.Planning;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A small company's issues, to ask about. */
public final class Shelf {

    public static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");

    private Shelf() {}

    public static List<Item> items() {
        return List.of(
                epic(),
                issue(2, "Chat moves on", "ana", "2026-03-20", "AI", "flag::on")
                        .with(facts("chat", "ana", "rolling out", 25, "on track")),
                issue(3, "Search moves on", "bo", "2026-03-10", "AI", "flag::off")
                        .with(facts("search", "bo", "testing", 0, "late")),
                issue(4, "Review | moves *on*", "ana", "2026-04-01", "AI")
                        .with(facts("review", "ana", "blocked", 0, "at risk")),
                issue(5, "Something else", "", "", "bug"));
    }

    public static Item issue(
            long number, String title, String assignee, String due, String... labels) {
        return new Item(
                new Item.Identity(
                        "embedded:acme/app#" + number,
                        "Issue",
                        number,
                        "acme/app",
                        false,
                        "#" + number,
                        "https://tracker.example/acme/app/" + number,
                        number == 5 ? Optional.empty() : Optional.of("embedded:acme&1")),
                title,
                "",
                Item.State.OPENED,
                false,
                List.of(labels),
                "bot",
                assignee.isEmpty() ? List.of() : List.of(assignee),
                new Item.Times(
                        NOW.minusSeconds(86_400 * number),
                        NOW,
                        Optional.empty(),
                        Optional.empty(),
                        due.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(due))),
                Planning.NONE,
                Optional.of(new Item.Tasks((int) number, 9)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Item epic() {
        return new Item(
                new Item.Identity(
                        "embedded:acme&1",
                        "Epic",
                        1,
                        "acme",
                        true,
                        "&1",
                        "https://tracker.example/acme/1",
                        Optional.empty()),
                "Everything moves on",
                "",
                Item.State.OPENED,
                false,
                List.of("AI"),
                "bot",
                List.of(),
                new Item.Times(
                        NOW.minusSeconds(86_400 * 90L),
                        NOW,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Planning.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static MigrationFacts facts(
            String feature, String dri, String phase, long rollout, String health) {
        return new MigrationFacts(
                Optional.of(feature),
                Optional.of(dri),
                Optional.of(LocalDate.parse("2026-04-01")),
                Optional.of(phase),
                Optional.of(feature + "_model"),
                Optional.of(rollout),
                Optional.of(health),
                "claude-a",
                "claude-b",
                Optional.of(LocalDate.parse("2026-05-01")),
                Optional.of("anthropic"));
    }
}
