package dev.ferry.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.registry.Certainty;
import dev.ferry.registry.Surface.AfterRetirement;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Thirty-nine ends of models as providers really announced and moved them. */
class RealEventsTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** One event of the file, with the registry that follows from it. */
    record Event(String id, JsonNode json) {

        LocalDate cutoff() {
            return day("retires").orElseThrow();
        }

        LocalDate announced() {
            return day("announced").orElseGet(() -> cutoff().minusDays(60));
        }

        LocalDate expected(String field) {
            return LocalDate.parse(json.path("expected").path(field).asText());
        }

        String state() {
            return json.path("expected").path("as_of_2026-11-21").asText();
        }

        String surface() {
            return json.path("surface").asText();
        }

        List<String> models() {
            return texts("models").map(RealEventsTest::id).toList();
        }

        String replacement() {
            return texts("replacement_today")
                    .map(RealEventsTest::id)
                    .findFirst()
                    .orElse("successor");
        }

        /** Dates that stood for the cutoff before, and were days. */
        List<LocalDate> earlierCutoffs() {
            return StreamSupport.stream(json.path("date_history").spliterator(), false)
                    .map(h -> h.path(1).asText())
                    .filter(t -> DAY.matcher(t).matches())
                    .map(LocalDate::parse)
                    .filter(d -> !d.equals(cutoff()))
                    .toList();
        }

        TestRegistry registry() {
            var after =
                    json.path("after_retirement")
                            .asText()
                            .replace('-', '_')
                            .toUpperCase(Locale.ROOT);
            var registry =
                    new TestRegistry().surface(surface(), true, AfterRetirement.valueOf(after));
            for (var model : models()) {
                registry.model(model, "provider", surface());
                registry.retires(model, surface(), cutoff().toString());
                registry.replacedBy(model, surface(), replacement());
                json.path("other_surfaces")
                        .properties()
                        .forEach(e ->
                                days(e.getValue().asText())
                                        .findFirst()
                                        .ifPresent(d -> registry.retires(model, e.getKey(), d)));
            }
            return registry.model(replacement(), "provider", surface());
        }

        /** A feature of every maturity at either end of effort, for every model. */
        Company company() {
            var company = new Company();
            for (var model : models()) {
                for (var maturity : Maturity.values()) {
                    var id = model + "-" + maturity.name().toLowerCase(Locale.ROOT);
                    company.feature(id + "-large", maturity, 10, model + "@" + surface());
                    company.feature(id + "-small", maturity, 1, model + "@" + surface());
                }
            }
            return company;
        }

        Planner planner() {
            return new Planner(registry(), company().catalog());
        }

        Plan plan(String model, LocalDate today) {
            var planned = planner().begin(Request.of(model, replacement()), today);
            assertThat(planned).isInstanceOf(Planned.Ok.class);
            return ((Planned.Ok) planned).plan();
        }

        private Optional<LocalDate> day(String field) {
            return Optional.ofNullable(json.get(field))
                    .filter(JsonNode::isTextual)
                    .map(n -> LocalDate.parse(n.asText()));
        }

        private Stream<String> texts(String field) {
            return StreamSupport.stream(json.path(field).spliterator(), false)
                    .map(JsonNode::asText);
        }

        @Override
        public String toString() {
            return id;
        }
    }

    private static String id(String wire) {
        return wire.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-").replaceAll("-$", "");
    }

    private static Stream<String> days(String text) {
        return DAY.matcher(text).results().map(r -> r.group());
    }

    static List<Event> events() throws IOException {
        try (var in = RealEventsTest.class.getResourceAsStream("/models/events.json")) {
            var events = new ArrayList<Event>();
            new ObjectMapper()
                    .readTree(Objects.requireNonNull(in))
                    .forEach(e -> events.add(new Event(e.path("id").asText(), e)));
            return events;
        }
    }

    @Test
    void allOfThemAreHere() throws IOException {
        assertThat(events()).hasSize(39);
        assertThat(events().stream().map(Event::state).distinct())
                .containsExactlyInAnyOrder("retired", "overdue", "in-window", "planned");
    }

    @ParameterizedTest
    @MethodSource("events")
    void plannedOnTheDayOfItsAnnouncement(Event event) {
        for (var model : event.models()) {
            var plan = event.plan(model, event.announced());
            assertThat(plan.kind()).isEqualTo(Kind.DEPRECATION);
            assertThat(plan.cutoff().map(Cutoff::date)).contains(event.cutoff());
            assertThat(plan.compressed()).isFalse();
            fillsTheWindow(plan, event);
            assertThat(event.planner().plan(plan.decisions())).isEqualTo(plan);
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void plannedOnTheTwentyFirstOfNovember(Event event) {
        for (var model : event.models()) {
            switch (event.state()) {
                case "retired" -> isRefused(event, model);
                case "planned" -> fillsTheWindow(event.plan(model, TODAY), event);
                case "in-window" -> isClipped(event.plan(model, TODAY), event);
                case "overdue" -> isCompressed(event.plan(model, TODAY), event);
                default -> throw new AssertionError(event.state());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void plannedAgainWhenItsCutoffMoved(Event event) {
        for (var before : event.earlierCutoffs()) {
            var today =
                    before.minusDays(90).isBefore(event.cutoff().minusDays(60))
                            ? before.minusDays(90)
                            : event.cutoff().minusDays(60);
            var request = Request.of(event.models().getFirst(), event.replacement());
            var registry = event.registry();
            event.models().forEach(m -> registry.retires(m, event.surface(), before.toString()));
            var planner = new Planner(registry, event.company().catalog());
            var plan = ((Planned.Ok) planner.begin(request, today)).plan();
            assertThat(plan.cutoff().map(Cutoff::date)).contains(before);

            var again = planner.amend(plan.decisions()).withCutoff(event.cutoff(), "ana", today);
            fillsTheWindow(((Planned.Ok) again).plan(), event);
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void aDateThatIsOnlyALowerBoundIsNoCutoff(Event event) {
        for (var certainty : List.of(Certainty.NOT_SOONER_THAN, Certainty.TENTATIVE)) {
            var registry = event.registry();
            var model = event.models().getFirst();
            registry.retires(model, event.surface(), event.cutoff().toString(), certainty);
            var plan =
                    ((Planned.Ok)
                                    new Planner(registry, event.company().catalog())
                                            .begin(Request.of(model, event.replacement()), TODAY))
                            .plan();
            assertThat(plan.cutoff()).isEmpty();
            assertThat(plan.kind()).isEqualTo(Kind.UPGRADE);
            assertThat(plan.warnings())
                    .anyMatch(w ->
                            w.contains(event.cutoff().toString())
                                    && w.contains("not taken for a cutoff"));
        }
    }

    @Test
    void aReplacementThatDiedFirstIsRefusedWithTheChain() throws IOException {
        var event = event("openai-chatgpt-4o-latest");
        var registry =
                event.registry()
                        .retires("gpt-5.1-chat-latest", "openai", "2026-07-23")
                        .model("gpt-5.3-chat-latest", "provider", "openai")
                        .replacedBy("gpt-5.1-chat-latest", "openai", "gpt-5.3-chat-latest");
        var planner = new Planner(registry, event.company().catalog());
        var request = Request.of("chatgpt-4o-latest", "gpt-5.1-chat-latest");
        var refused = (Planned.Refused) planner.begin(request, event.announced());
        assertThat(refused.reason())
                .isEqualTo(
                        "gpt-5.1-chat-latest itself retires on 2026-07-23 on openai, before"
                            + " 2026-08-17, which is 6 months after 2026-02-17: gpt-5.1-chat-latest"
                            + " (off 2026-07-23) → gpt-5.3-chat-latest.");
        assertThat(refused.remedy())
                .isEqualTo(
                        "Move to `gpt-5.3-chat-latest` instead, or add `--anyway` to accept a"
                                + " second migration soon.");
    }

    private static Event event(String id) throws IOException {
        return events().stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow();
    }

    private static void fillsTheWindow(Plan plan, Event event) {
        assertThat(plan.issues()).hasSize(6);
        assertThat(plan.issues().getFirst().due())
                .isEqualTo(event.expected("due_earliest_business"));
        assertThat(plan.issues().getLast().due()).isEqualTo(event.expected("due_latest_business"));
        assertThat(plan.parent().due()).isEqualTo(event.expected("due_latest_business"));
        assertThat(plan.issues())
                .isSortedAccordingTo(
                        (a, b) -> a.feature().maturity().compareTo(b.feature().maturity()));
        worksAndIsExplained(plan);
    }

    private static void isClipped(Plan plan, Event event) {
        assertThat(plan.compressed()).isFalse();
        assertThat(plan.issues())
                .allSatisfy(i ->
                        assertThat(i.due())
                                .isBetween(TODAY, event.expected("due_latest_business")));
        worksAndIsExplained(plan);
    }

    private static void isCompressed(Plan plan, Event event) {
        assertThat(plan.compressed()).isTrue();
        assertThat(plan.warnings()).anyMatch(w -> w.startsWith("Compressed schedule"));
        assertThat(plan.issues())
                .allSatisfy(i -> {
                    assertThat(i.due()).isBetween(TODAY, event.cutoff().minusDays(1));
                    assertThat(i.dueReason())
                            .contains(
                                    "compressed: the usual window had ended on "
                                            + event.expected("due_latest_business"));
                });
        worksAndIsExplained(plan);
    }

    private static void worksAndIsExplained(Plan plan) {
        var calendar = new Calendar(java.util.Set.of());
        assertThat(plan.issues())
                .allSatisfy(i -> {
                    assertThat(calendar.isWorking(i.due())).isTrue();
                    assertThat(i.dueReason())
                            .startsWith(i.due() + " is ")
                            .contains(i.cutoff().orElseThrow().date().toString());
                });
    }

    private static void isRefused(Event event, String model) {
        var planned = event.planner().begin(Request.of(model, event.replacement()), TODAY);
        assertThat(planned).isInstanceOf(Planned.Refused.class);
        var refused = (Planned.Refused) planned;
        assertThat(refused.reason())
                .startsWith(
                        "%s switched %s off on %s;"
                                .formatted(event.surface(), model, event.cutoff()));
        assertThat(refused.remedy()).contains("--cutoff DATE").contains("--kind upgrade");
    }
}
