package dev.ferry.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {

    record Page(String name, Optional<String> maybe, List<String> list) {}

    private static final Page PAGE = new Page("<b>|@all", Optional.empty(), List.of("a", "b"));

    @TempDir Path home;

    @Test
    void aValueIsEscapedUnlessTheTemplateSaysWhereItStands() throws IOException {
        assertThat(
                        render(
                                "${name} ${code(name)} <#list list as x>${x}<#sep>, </#list>"
                                        + " ${maybe!\"none\"}"))
                .isEqualTo(
                        "&lt;b&gt;&#124;@&#8203;all <code>&lt;b&gt;&#124;@&#8203;all</code> a, b"
                                + " none\n");
    }

    @Test
    void emptyLinesAreKeptToOneInARow() throws IOException {
        assertThat(render("a\n\n  \n\n\nb\n")).isEqualTo("a\n\nb\n");
    }

    @Test
    void aMissingValueIsNamedWithItsPlace() {
        assertThatThrownBy(() -> render("Hello\n  ${name} ${nmae}"))
                .isInstanceOf(TemplateError.class)
                .hasMessageStartingWith("templates/page.md.ftl:2:13: `nmae`");
    }

    @Test
    void allMistakesOfAllTemplatesAreToldAtOnce() throws IOException {
        write("a.md.ftl", "<#if>");
        write("b.md.ftl", "fine");
        write("c.md.ftl", "x\n${name?interpret}");
        var error =
                catchThrowableOfType(
                        TemplateError.class, () -> Templates.load(home.resolve("templates")));
        assertThat(error.mistakes())
                .hasSize(2)
                .satisfiesExactly(
                        m -> assertThat(m).startsWith("templates/a.md.ftl:1:2: "),
                        m -> assertThat(m).startsWith("templates/c.md.ftl:2:7: "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${'freemarker.template.utility.Execute'?new()('id')}",
                "${name?api.getClass()}",
                "${name?eval}",
                "<@name?interpret/>",
                "${name?no_esc}",
                "<#noautoesc>${name}</#noautoesc>",
                "<#outputformat 'HTML'>${name}</#outputformat>",
                "<#ftl output_format='HTML'>${name}",
                "<#include '/etc/passwd'>",
                "<#include '../secret.md.ftl'>",
                "<#import '../secret.md.ftl' as s>",
                "${name.class}",
                "${list.size()}",
                "${PAGE}",
                "${name.getBytes()}",
                "${.data_model.name.class}",
                "${code(code(name))}",
                "${code()}"
            })
    void aTemplateReachesNothingButItsValues(String source) throws IOException {
        Files.writeString(home.resolve("secret.md.ftl"), "secret");
        assertThatThrownBy(() -> render(source))
                .isInstanceOf(TemplateError.class)
                .hasMessageMatching("(?s)templates/page\\.md\\.ftl:\\d+:\\d+: .*");
    }

    @Test
    void aTemplateInAValueIsOnlyText() throws IOException {
        write("page.md.ftl", "${name}");
        var hostile = "${\"freemarker.template.utility.Execute\"?new()(\"id\")} <#include \"x\">";
        assertThat(templates().render("page", new Page(hostile, Optional.empty(), List.of())))
                .isEqualTo(
                        "&#36;{\"freemarker.template.utility.Execute\"?new()(\"id\")}"
                                + " &lt;#&#8203;include \"x\"&gt;\n");
    }

    @Test
    void theShippedTemplatesAreFoundFromFerrysHome() {
        assertThat(Templates.shipped()).hasFileName("templates").isDirectory();
    }

    private String render(String source) throws IOException {
        write("page.md.ftl", source);
        return templates().render("page", PAGE);
    }

    private Templates templates() {
        return Templates.load(home.resolve("templates"));
    }

    private void write(String name, String source) throws IOException {
        Files.createDirectories(home.resolve("templates"));
        Files.writeString(home.resolve("templates").resolve(name), source);
    }
}
