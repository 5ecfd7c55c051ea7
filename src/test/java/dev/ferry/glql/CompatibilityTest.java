package dev.ferry.glql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.glql.check.Context;
import dev.ferry.glql.gitlab.Compatibility;
import dev.ferry.glql.gitlab.Version;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What older GitLabs lack, by the history in their documentation. */
class CompatibilityTest {

    private static final String BLOCK =
            """
            title: Late
            fields: title, due as "Until"
            sort: due asc
            query: epic = &1 and label = ~"a" and due <= 1w and status = "To do"
            """;

    private static List<String> gaps(String block, String version) {
        var page = Context.at(Shelf.NOW).as("ana").inProject("g/p");
        return Compatibility.gaps(block, page, Version.parse(version).orElseThrow()).stream()
                .map(g -> g.construct() + " " + g.since().map(Version::toString).orElse("never"))
                .toList();
    }

    @Test
    void everyConstructIsNamedWithTheVersionThatBroughtIt() {
        assertThat(gaps(BLOCK, "19.2")).isEmpty();
        assertThat(gaps(BLOCK, "18.2.1-ee")).isEmpty();
        assertThat(gaps(BLOCK, "18.1")).containsExactly("status 18.2", "sort: 18.2");
        assertThat(gaps(BLOCK, "17.9"))
                .containsExactly(
                        "glql 17.10",
                        "epic 18.1",
                        "&1 18.1",
                        "due <= 18.0",
                        "status 18.2",
                        "as 18.0",
                        "title: 17.10",
                        "sort: 18.2");
    }

    @Test
    void whatIsOursIsRefusedByEveryGitLab() {
        assertThat(gaps("query: phase = testing", "19.2")).containsExactly("phase never");
        assertThat(gaps("label = \"a\" or label = \"b\"", "19.2")).containsExactly("or never");
    }
}
