package dev.ferry.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.glql.Dice;
import dev.ferry.glql.Question;
import dev.ferry.glql.Shelf;
import dev.ferry.glql.check.Compiled;
import dev.ferry.glql.check.Compiler;
import dev.ferry.glql.check.Context;
import dev.ferry.glql.check.Request;
import dev.ferry.glql.eval.Evaluator;
import dev.ferry.glql.eval.Family;
import dev.ferry.glql.eval.Flavour;
import dev.ferry.glql.eval.Item;
import dev.ferry.glql.lang.Dialect;
import dev.ferry.glql.lang.GlqlException;
import dev.ferry.mirror.Audience;
import dev.ferry.mirror.Mirror;
import dev.ferry.mirror.Mirror.Place;
import dev.ferry.mirror.Views;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a mirror promises, on both databases. */
abstract class MirrorContract {

    private static final Context PAGE = Context.at(Shelf.NOW).as("ana").inGroup("acme");

    abstract Database database();

    private Mirror mirror() {
        return database().mirror();
    }

    @Test
    void keepsWhatIsNewAndTellsHowMuchThatIs() {
        var items = Shelf.items().stream().map(Item::withoutFacts).toList();
        assertThat(mirror().keep(items)).isEqualTo(5);
        assertThat(mirror().keep(items)).isZero();
        var later = items.get(1).updated(Shelf.NOW.plusSeconds(60));
        assertThat(mirror().keep(List.of(later))).isEqualTo(1);
        assertThat(mirror().keep(List.of(items.get(1)))).as("older news").isZero();
        assertThat(mirror().item(later.identity().id())).contains(later);
        assertThat(mirror().forget(later.identity().id())).isTrue();
        assertThat(mirror().forget(later.identity().id())).isFalse();
        assertThat(mirror().item(later.identity().id())).isEmpty();
    }

    @Test
    void factsComeAndGoWithTheirMigration() {
        mirror().keep(Shelf.items().stream().map(Item::withoutFacts).toList());
        var id = "embedded:acme/app#2";
        var facts = Map.of(id, Shelf.facts("chat", "ana", "testing", 0, "late"));
        assertThat(mirror().keepFacts("m", facts)).isTrue();
        assertThat(mirror().keepFacts("m", facts)).isFalse();
        assertThat(mirror().item(id).flatMap(Item::migration)).contains(facts.get(id));
        assertThat(mirror().keepFacts("m", Map.of())).isTrue();
        assertThat(mirror().item(id).flatMap(Item::migration)).isEmpty();
    }

    @Test
    void placesAreRemembered() {
        var place = new Place("embedded:acme/app#1", true, Optional.of(Instant.EPOCH), "a\r\nb");
        assertThat(mirror().keepPlace(place)).isTrue();
        assertThat(mirror().keepPlace(place)).isFalse();
        assertThat(mirror().places()).containsExactly(place);
        mirror().forgetPlace(place.id());
        assertThat(mirror().place(place.id())).isEmpty();
    }

    @Test
    void whatStandsAboveIsFoundToTheTop() {
        var items = new Dice(5).items("embedded", 60);
        mirror().keep(items.stream().map(Item::withoutFacts).toList());
        var family = Family.of(byId(items));
        for (var item : items) {
            assertThat(mirror().above(List.of(item)).keySet())
                    .containsExactlyElementsOf(
                            family.above(item).map(i -> i.identity().id()).toList());
        }
    }

    /** The database may find too much, never too little; and where it counts, it counts right. */
    @Test
    void findsWhatTheEvaluatorFinds() {
        for (var tracker : List.of("embedded", "github")) {
            var flavour = tracker.equals("github") ? Flavour.GITHUB : Flavour.GITLAB;
            var items = new Dice(7).items(tracker, 120);
            mirror().keep(items.stream().map(Item::withoutFacts).toList());
            mirror().keepFacts(tracker, facts(items));
            var dice = new Dice(8);
            int asked = 0;
            int exact = 0;
            while (asked < 400) {
                var audience =
                        asked % 3 == 0
                                ? new Audience(Optional.of(tracker), Optional.of("acme/app"))
                                : new Audience(Optional.of(tracker), Optional.empty());
                var own = asked % 2 == 0;
                var compiled = compiled(own ? dice.ownQuery() : dice.query(), own, dice.sort());
                if (compiled.isPresent()) {
                    asked++;
                    exact += agrees(items, compiled.get(), flavour, audience) ? 1 : 0;
                }
            }
            assertThat(exact).as("said in SQL alone").isGreaterThan(150);
        }
    }

    private boolean agrees(List<Item> items, Compiled query, Flavour flavour, Audience audience) {
        var seen = items.stream().filter(audience::maySee).toList();
        var family = Family.of(byId(items));
        var expected = new Evaluator(query, flavour).matches(seen, family);
        var found = mirror().find(query, flavour, audience, 7);
        if (found.total().isPresent()) {
            assertThat(found.total().getAsLong())
                    .as(query.query().written())
                    .isEqualTo(expected.size());
            assertThat(ids(found.items()))
                    .as(query.query().written())
                    .containsExactlyElementsOf(ids(expected.stream().limit(7).toList()));
        } else {
            assertThat(ids(found.items())).as(query.query().written()).containsAll(ids(expected));
        }
        return found.total().isPresent();
    }

    private static Optional<Compiled> compiled(String query, boolean own, String sort) {
        try {
            var dialect = own ? Dialect.FERRY : Dialect.GITLAB;
            return Optional.of(
                    Compiler.compile(Request.query(query).dialect(dialect).sort(sort), PAGE));
        } catch (GlqlException e) {
            return Optional.empty();
        }
    }

    @Test
    void aQuotedTextIsAValueWhateverItHolds() {
        mirror().keep(Shelf.items().stream().map(Item::withoutFacts).toList());
        var question =
                Question.query(
                        "label = \"x') OR ('1' = '1\" and author != @a", PAGE, Flavour.GITLAB);
        assertThat(new Views(mirror()).answer(question, Audience.everybody()).total()).isZero();
    }

    private static Map<String, dev.ferry.glql.eval.MigrationFacts> facts(List<Item> items) {
        var facts = new LinkedHashMap<String, dev.ferry.glql.eval.MigrationFacts>();
        items.forEach(i -> i.migration().ifPresent(m -> facts.put(i.identity().id(), m)));
        return facts;
    }

    private static Map<String, Item> byId(List<Item> items) {
        return items.stream()
                .collect(
                        Collectors.toMap(
                                i -> i.identity().id(), i -> i, (a, b) -> a, HashMap::new));
    }

    private static List<String> ids(List<Item> items) {
        return items.stream().map(i -> i.identity().id()).toList();
    }
}
