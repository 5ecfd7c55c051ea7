package dev.ferry.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.ListItem;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

/** Whether a line is shown as text is what a parser of the whole language says, too. */
class ProseAgainstCommonMarkTest {

    private static final String COMMAND = "/migrate";

    /** Without what we read differently on purpose: quotations, and HTML that holds text. */
    private static final List<String> LINES =
            List.of(
                    "",
                    "",
                    "text",
                    "more `text",
                    "span` ends",
                    "a ``b` c",
                    "d``",
                    "\\`e",
                    "```",
                    "```",
                    "```java",
                    "``` a`b",
                    "````",
                    "~~~",
                    "~~~ x",
                    "  ```",
                    "    ```",
                    "   ~~~",
                    "- item",
                    "-",
                    "- ```",
                    "- - ```",
                    "-     code",
                    "  - item",
                    "  in the item",
                    "    deeper",
                    "\ttab",
                    "1. one",
                    "2. two",
                    "10) ten",
                    "   ```",
                    "# heading",
                    "#no heading",
                    "===",
                    "---",
                    "***",
                    "* * *",
                    "<!-- a -->",
                    "<!--",
                    "-->",
                    "b <!-- c",
                    "d --> e",
                    "<pre>",
                    "x </pre>",
                    "<?",
                    "?>",
                    "- <!--");

    private static final List<String> TASKS =
            List.of(
                    "- [ ] a",
                    "* [x] b",
                    "  - [ ] c",
                    "    + [ ] d",
                    "1. [ ] e",
                    "2. [X] f",
                    "- - [ ] g");

    private static final int BODIES = 5_000;

    @Test
    void aCommandIsOrdinaryTextExactlyWhereItIsShownAsText() {
        bodies(List.of(COMMAND, COMMAND, COMMAND, COMMAND))
                .forEach(body -> {
                    long ordinary =
                            Prose.of(body).lines().stream()
                                    .filter(ProseAgainstCommonMarkTest::isCommand)
                                    .count();
                    assertThat(ordinary).as("%s", body).isEqualTo(Shown.in(body).commands);
                });
    }

    @Test
    void aBoxIsCountedExactlyWhereItBeginsAnItem() {
        bodies(TASKS)
                .forEach(body ->
                        assertThat(Checklist.tasks(body))
                                .as("%s", body)
                                .hasSize(Shown.in(body).boxes));
    }

    private static boolean isCommand(Prose.Line line) {
        return line.isOrdinary() && line.text().equals(COMMAND);
    }

    private static Stream<String> bodies(List<String> more) {
        var random = new Random(7);
        var lines = Stream.concat(LINES.stream(), more.stream()).toList();
        return Stream.generate(() ->
                        Stream.generate(() -> lines.get(random.nextInt(lines.size())))
                                .limit(2 + random.nextInt(9))
                                .collect(Collectors.joining("\n")))
                .limit(BODIES);
    }

    private static final class Shown extends AbstractVisitor {

        private int commands;
        private int boxes;

        static Shown in(String body) {
            var shown = new Shown();
            Parser.builder().build().parse(body).accept(shown);
            return shown;
        }

        @Override
        public void visit(Text text) {
            commands += text.getLiteral().equals(COMMAND) ? 1 : 0;
        }

        @Override
        public void visit(ListItem item) {
            boolean box =
                    item.getFirstChild() instanceof Paragraph paragraph
                            && paragraph.getFirstChild() instanceof Text text
                            && text.getLiteral().matches("\\[[ xX]] .*");
            boxes += box ? 1 : 0;
            visitChildren(item);
        }
    }
}
