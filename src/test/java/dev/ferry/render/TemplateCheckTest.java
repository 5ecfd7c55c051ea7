package dev.ferry.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateCheckTest {

    /** What is found in templates of which four are spoilt, all in one go. */
    private static List<String> found;

    @BeforeAll
    static void spoilFour(@TempDir Path home) throws IOException {
        copy(home);
        spoil(home, "family-azure.md.ftl", "**Azure**: quota", "**Azure**: ${item.qouta} quota");
        spoil(home, "feature.md.ftl", "<!-- ferry:section testing -->", "");
        spoil(home, "table.md.ftl", "| Feature | DRI |", "| Feature |");
        spoil(home, "parent.md.ftl", "${overview}", "<marquee>\n/close\n");
        found = TemplateCheck.run(home.resolve("templates"));
    }

    @Test
    void theShippedTemplatesAreFine() {
        assertThat(TemplateCheck.run(Path.of("templates"))).isEmpty();
    }

    @Test
    void anUnknownVariableIsFoundWhereverItHides() {
        assertThat(in("family-azure.md.ftl"))
                .singleElement()
                .asString()
                .startsWith("templates/family-azure.md.ftl:")
                .contains("`item.qouta`");
    }

    @Test
    void aSectionThatLostItsAnchorIsNamed() {
        assertThat(in("feature.md.ftl"))
                .singleElement()
                .asString()
                .startsWith("templates/feature.md.ftl: the section `testing` is missing");
    }

    @Test
    void aTableWithTooFewColumnsIsNamed() {
        assertThat(in("table.md.ftl"))
                .contains("templates/table.md.ftl: the status table has 8 columns, not 9")
                .anyMatch(m ->
                        m.startsWith(
                                "templates/table.md.ftl: a table's line has 9 cells, the one above"
                                        + " 8"));
    }

    @Test
    void aLostRegionAndForeignHtmlAndAQuickActionAreNamed() {
        assertThat(in("parent.md.ftl"))
                .anyMatch(
                        m -> m.contains("the part that Ferry keeps true is missing: `${overview}`"))
                .anyMatch(m -> m.contains("HTML that is not ours: <marquee>"))
                .anyMatch(m -> m.contains("a line begins with a slash"));
    }

    @Test
    void aTemplateThatIsGoneIsNamed(@TempDir Path home) throws IOException {
        copy(home);
        Files.delete(home.resolve("templates/why.md.ftl"));
        assertThat(TemplateCheck.run(home.resolve("templates")))
                .containsExactly("templates/why.md.ftl: there is no such template");
    }

    private static List<String> in(String template) {
        return found.stream().filter(m -> m.startsWith("templates/" + template)).toList();
    }

    private static void spoil(Path home, String template, String text, String instead)
            throws IOException {
        var file = home.resolve("templates").resolve(template);
        var source = Files.readString(file);
        assertThat(source).contains(text);
        Files.writeString(file, source.replace(text, instead));
    }

    private static void copy(Path home) throws IOException {
        Files.createDirectories(home.resolve("templates"));
        try (var files = Files.newDirectoryStream(Path.of("templates"), "*.ftl")) {
            for (var file : files) {
                Files.copy(file, home.resolve("templates").resolve(file.getFileName()));
            }
        }
    }
}
