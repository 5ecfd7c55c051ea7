package dev.ferry.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateCheckTest {

    @TempDir Path home;

    @Test
    void theShippedTemplatesAreFine() {
        assertThat(TemplateCheck.run(Path.of("templates"))).isEmpty();
    }

    @Test
    void anUnknownVariableIsFoundWhereverItHides() throws IOException {
        assertThat(
                        checkWith(
                                "family-azure.md.ftl",
                                "**Azure**: quota",
                                "**Azure**: ${item.qouta} quota"))
                .singleElement()
                .asString()
                .startsWith("templates/family-azure.md.ftl:")
                .contains("`item.qouta`");
    }

    @Test
    void aSectionThatLostItsAnchorIsNamed() throws IOException {
        assertThat(checkWith("feature.md.ftl", "<!-- ferry:section testing -->", ""))
                .singleElement()
                .asString()
                .startsWith("templates/feature.md.ftl: the section `testing` is missing");
    }

    @Test
    void aTableWithTooFewColumnsIsNamed() throws IOException {
        assertThat(checkWith("table.md.ftl", "| Feature | DRI |", "| Feature |"))
                .contains("templates/table.md.ftl: the status table has 8 columns, not 9")
                .anyMatch(m ->
                        m.startsWith(
                                "templates/table.md.ftl: a table's line has 9 cells, the one above"
                                        + " 8"));
    }

    @Test
    void aLostRegionAndForeignHtmlAndAQuickActionAreNamed() throws IOException {
        assertThat(checkWith("parent.md.ftl", "${overview}", "<marquee>\n/close\n"))
                .anyMatch(
                        m -> m.contains("the part that Ferry keeps true is missing: `${overview}`"))
                .anyMatch(m -> m.contains("HTML that is not ours: <marquee>"))
                .anyMatch(m -> m.contains("a line begins with a slash"));
    }

    @Test
    void aTemplateThatIsGoneIsNamed() throws IOException {
        copy();
        Files.delete(home.resolve("templates/why.md.ftl"));
        assertThat(TemplateCheck.run(home.resolve("templates")))
                .containsExactly("templates/why.md.ftl: there is no such template");
    }

    private List<String> checkWith(String template, String text, String instead)
            throws IOException {
        copy();
        var file = home.resolve("templates").resolve(template);
        var source = Files.readString(file);
        assertThat(source).contains(text);
        Files.writeString(file, source.replace(text, instead));
        return TemplateCheck.run(home.resolve("templates"));
    }

    private void copy() throws IOException {
        Files.createDirectories(home.resolve("templates"));
        try (var files = Files.newDirectoryStream(Path.of("templates"), "*.ftl")) {
            for (var file : files) {
                Files.copy(file, home.resolve("templates").resolve(file.getFileName()));
            }
        }
    }
}
