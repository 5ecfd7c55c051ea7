package dev.ferry.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.flag.FlagKey;
import dev.ferry.flag.file.FlagFile;
import dev.ferry.migration.Feature;
import dev.ferry.migration.Maturity;
import dev.ferry.migration.Planned;
import dev.ferry.migration.Planner;
import dev.ferry.migration.Raci.Duty;
import dev.ferry.migration.Request;
import dev.ferry.migration.Suggestion;
import dev.ferry.migration.Team;
import dev.ferry.registry.Lint;
import dev.ferry.registry.Registry;
import dev.ferry.registry.Resolution;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The company that Ferry comes with, and what it knows of models. */
class ShippedConfigurationTest {

    private static final LocalDate READ_ON = LocalDate.parse("2026-11-21");
    private static final Configuration SHIPPED = Texts.shipped();

    @Test
    void aCompanyWithTeamsInEveryColumnOfTheMatrix() {
        var catalog = SHIPPED.catalog();
        assertThat(catalog.teams()).extracting(Team::part).contains(Team.Part.values());
        assertThat(catalog.features()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(catalog.features()).extracting(Feature::maturity).contains(Maturity.values());
        assertThat(catalog.raci().rows()).hasSize(8);
        assertThat(catalog.raci().rows())
                .allSatisfy(r ->
                        assertThat(r.duties().values())
                                .as(r.task())
                                .anyMatch(Set.of(Duty.RESPONSIBLE, Duty.ACCOUNTABLE)::equals));
        assertThat(SHIPPED.unready()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21", "2026-11-25", "2026-12-05", "2027-02-01", "2027-06-01"})
    void whatANewcomerIsToldToTryWorksOnThatDay(LocalDate today) {
        var registry = SHIPPED.registry();
        var suggestion = Suggestion.of(registry, SHIPPED.catalog(), today).orElseThrow();
        var words = suggestion.command().split(" ");
        assertThat(
                        new Planner(registry, SHIPPED.catalog())
                                .begin(Request.of(words[1], words[3]), today))
                .isInstanceOf(Planned.Ok.class);
    }

    @Test
    void everyFlagOfAFeatureIsInTheFileAndOff() {
        var keys =
                SHIPPED.catalog().features().stream()
                        .flatMap(f -> f.flag().stream())
                        .collect(Collectors.toSet());
        var flags = new FlagFile(Path.of("config/flags.yaml"), java.time.InstantSource.system());
        assertThat(flags.names())
                .containsExactlyInAnyOrderElementsOf(keys.stream().map(FlagKey::name).toList());
        assertThat(flags.read(keys).values())
                .allSatisfy(s -> assertThat(s.rollout()).isEqualTo(dev.ferry.flag.Rollout.OFF));
    }

    @Test
    void nothingInTheRegistryIsSuspicious() {
        assertThat(Lint.of(SHIPPED.registry(), READ_ON)).isEmpty();
    }

    static Stream<JsonNode> events() throws IOException {
        try (var in = ShippedConfigurationTest.class.getResourceAsStream("/models/events.json")) {
            return StreamSupport.stream(new ObjectMapper().readTree(in).spliterator(), false)
                    .filter(e -> !e.path("id").asText().equals("openai-assistants-api"));
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyModelOfARealEventIsKnownWithItsEndAndItsReplacement(JsonNode event) {
        var surface = event.path("surface").asText();
        for (var name : event.path("models")) {
            var offer = known(name.asText()).on(surface);
            assertThat(offer).as(name.asText()).isPresent();
            if (!surface.equals("azure") || !event.path("retires").asText().startsWith("2026-10")) {
                assertThat(offer.get().retires().map(r -> r.date().toString()))
                        .as(name.asText())
                        .contains(event.path("retires").asText());
            }
        }
        for (var name : event.path("replacement_today")) {
            var home = surface.equals("vertex") ? "gemini-api" : surface;
            assertThat(known(name.asText()).offers()).as(name.asText()).containsKey(home);
        }
    }

    /** Azure's tables write the version behind the name, in brackets. */
    private static dev.ferry.registry.Model known(String name) {
        Registry registry = SHIPPED.registry();
        return switch (registry.resolve(name.replaceAll(" \\(.*\\)", ""))) {
            case Resolution.Known(var model, _, _) -> model;
            case Resolution other -> throw new AssertionError(other.toString());
        };
    }
}
