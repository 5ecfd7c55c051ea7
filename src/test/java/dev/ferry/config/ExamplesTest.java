package dev.ferry.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a company on a forge copies and changes. */
class ExamplesTest {

    private static final Configuration SHIPPED = Texts.shipped();

    @ParameterizedTest
    @ValueSource(strings = {"ferry.github.yaml", "ferry.gitlab.yaml"})
    void anExampleHasTheShippedFeaturesRegistryAndTeams(String name) {
        var example = Examples.of(name, Map.of());

        assertThat(example.catalog().features())
                .extracting(f -> f.id())
                .isEqualTo(SHIPPED.catalog().features().stream().map(f -> f.id()).toList());
        assertThat(example.registry().models()).isEqualTo(SHIPPED.registry().models());
        assertThat(example.catalog().teams()).isEqualTo(SHIPPED.catalog().teams());
        assertThat(example.catalog().homeProject()).isEqualTo("acme/ai-features");
        assertThat(example.database()).isNotEqualTo(SHIPPED.database());
    }

    @Test
    void withoutItsSecretsATrackerIsRefusedByName() {
        assertThat(Examples.texts(Examples.of("ferry.github.yaml", Map.of()).unready()))
                .anySatisfy(m -> assertThat(m).contains("FERRY_GITHUB_TOKEN"))
                .anySatisfy(m ->
                        assertThat(m)
                                .contains(
                                        "ferry.github.yaml:",
                                        "anybody could send commands",
                                        "FERRY_GITHUB_WEBHOOK_SECRET"));
        assertThat(Examples.texts(Examples.of("ferry.gitlab.yaml", Map.of()).unready()))
                .anySatisfy(m -> assertThat(m).contains("FERRY_GITLAB_TOKEN"))
                .anySatisfy(m -> assertThat(m).contains("FERRY_GITLAB_SIGNING_TOKEN"));
    }

    @Test
    void withThemItIsReady() {
        var secrets =
                Map.of(
                        "FERRY_GITHUB_TOKEN", "t",
                        "FERRY_GITHUB_WEBHOOK_SECRET", "s",
                        "FERRY_GITLAB_TOKEN", "t",
                        "FERRY_GITLAB_WEBHOOK_SECRET", "s");
        assertThat(Examples.of("ferry.github.yaml", secrets).unready()).isEmpty();
        assertThat(Examples.of("ferry.gitlab.yaml", secrets).unready()).isEmpty();
    }
}
