package dev.ferry.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.migration.Cutoff;
import dev.ferry.migration.Decisions;
import dev.ferry.migration.Kind;
import dev.ferry.registry.Evidence;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecisionsJsonTest {

    private static final Decisions DECISIONS =
            new Decisions(
                    Kind.NEW_PROVIDER,
                    "anthropic/old",
                    "openai/new",
                    Optional.of("cost -->\n\"quoted\""),
                    true,
                    true,
                    Map.of(
                            "bedrock",
                            new Cutoff(
                                    LocalDate.of(2027, 1, 31),
                                    "firm on bedrock",
                                    Optional.of(
                                            new Evidence(
                                                    "https://provider.example/dates",
                                                    LocalDate.of(2026, 11, 20),
                                                    "provider-page")))),
                    LocalDate.of(2026, 11, 21),
                    List.of(
                            new Decisions.Scope(
                                    LocalDate.of(2026, 11, 21),
                                    List.of("bedrock"),
                                    List.of("chat"))),
                    List.of("tentative"),
                    Map.of("chat", LocalDate.of(2027, 1, 4)),
                    Map.of(),
                    Map.of(),
                    Decisions.State.OPEN,
                    Optional.empty());

    @Test
    void whatIsReadIsWhatWasWritten() {
        assertThat(DecisionsJson.read(DecisionsJson.write(DECISIONS))).isEqualTo(DECISIONS);
    }

    @Test
    void theTextIsShortAndAlwaysTheSame() {
        assertThat(DecisionsJson.write(DECISIONS))
                .startsWith("{\"kind\":\"NEW_PROVIDER\",\"oldModel\":\"anthropic/old\"")
                .contains("\"plannedOn\":\"2026-11-21\"")
                .doesNotContain("assignees", "approved", "ended", "null", "\"features\":[]");
    }

    @Test
    void fieldsOfAnotherVersionAreSkippedOrEmpty() {
        var read =
                DecisionsJson.read(
                        """
                        {"kind":"UPGRADE","oldModel":"a","newModel":"b","plannedOn":"2026-11-21",
                         "state":"OPEN","mood":"cheerful","scope":[{"since":"2026-11-21",
                         "features":["chat"],"colour":"red"}],"etas":null}
                        """);

        assertThat(read.scope().getFirst().surfaces()).isEmpty();
        assertThat(read.features()).containsExactly("chat");
        assertThat(read.etas()).isEmpty();
        assertThat(read.cutoffs()).isEmpty();
        assertThat(read.reason()).isEmpty();
    }

    @Test
    void anythingElseIsRefused() {
        for (var text : List.of("", "[]", "{\"kind\":\"SIDEWAYS\"}", "<script>")) {
            assertThatThrownBy(() -> DecisionsJson.read(text))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
