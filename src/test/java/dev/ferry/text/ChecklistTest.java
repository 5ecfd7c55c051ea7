package dev.ferry.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.text.Checklist.Section;
import dev.ferry.text.Checklist.Task;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecklistTest {

    private static final String BODY =
            """
            - [ ] before any section

            <!-- ferry:section evaluation -->
            ## Evaluation

            - [x] measure the old model
            - [ ] measure the new model
              1. [X] latency
                 * [ ] quality
            - [~] not for this team

            ### In detail
            + [x] still evaluation

            <!-- ferry:section testing -->
            ## Testing
            1) [ ] run it

            ## Notes of the team
            - [x] ours
            """;

    @Test
    void boxesAreCountedBySection() {
        assertThat(Checklist.parse(BODY).sections())
                .containsExactly(
                        new Section("other", 1, 2),
                        new Section("evaluation", 3, 5),
                        new Section("testing", 0, 1));
        assertThat(Checklist.parse(BODY).done()).isEqualTo(4);
        assertThat(Checklist.parse(BODY).total()).isEqualTo(8);
        assertThat(Checklist.parse(BODY).section("rollout"))
                .isEqualTo(new Section("rollout", 0, 0));
    }

    @Test
    void lineEndsMakeNoDifference() {
        var expected = Checklist.parse(BODY);

        assertThat(Checklist.parse(BODY.replace("\n", "\r\n"))).isEqualTo(expected);
        assertThat(Checklist.parse(BODY.replace("\n", "\r"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "```\n- [ ] code\n```",
                "~~~~\n- [ ] code\n~~~\n- [ ] still code",
                "- ```\n  - [ ] code in an item\n  ```",
                "    - [ ] indented code",
                "-     - [ ] indented code in an item",
                "<!--\n- [ ] hidden\n\n- [ ] hidden\n-->",
                "<pre>\n\n- [ ] verbatim\n</pre>",
                "> - [ ] quoted",
                ">>>\n- [ ] quoted\n>>>",
                "text `code\n- [ ] no span ends here",
                "[ ] no item",
                "- []  no box",
                "- [  ] no box",
                "- [y] no box",
                "- [ ]",
                "- [ ]   ",
                "- [x]no space",
                "-[ ] no item",
                "- [link] (x)",
                "- [~] does not apply"
            })
    void whatIsNoBoxIsNotCounted(String body) {
        var lines = body.startsWith("text `") ? Checklist.EMPTY : Checklist.parse(body);
        assertThat(lines).isEqualTo(Checklist.EMPTY);
    }

    @Test
    void detailsHoldBoxesToo() {
        var body = "<details><summary>More</summary>\n\n- [x] one\n\n</details>\n";

        assertThat(Checklist.parse(body).done()).isEqualTo(1);
    }

    @Test
    void aSectionWithoutHeadingEndsAtAnyHeading() {
        var body = Checklist.anchor("cleanup") + "\n- [ ] a\n###### Small\n- [ ] b\n";

        assertThat(Checklist.parse(body).sections())
                .containsExactly(new Section("cleanup", 0, 1), new Section("other", 0, 1));
    }

    @Test
    void anAnchorInCodeIsNone() {
        var body = "```\n" + Checklist.anchor("cleanup") + "\n```\n- [ ] a\n";

        assertThat(Checklist.parse(body).sections()).containsExactly(new Section("other", 0, 1));
    }

    @Test
    void aTaskTellsWhereItStands() {
        assertThat(Checklist.tasks("x\r\n- [x] **do** it  \r\n"))
                .isEqualTo(List.of(new Task("other", 2, 6, true, "**do** it")));
    }

    @Test
    void oneBoxIsToggledAndNothingElse() {
        assertThat(Checklist.toggle(BODY, 1, false))
                .isEqualTo(BODY.replace("[x] measure the old", "[ ] measure the old"));
        assertThat(Checklist.toggle(BODY, 4, true))
                .isEqualTo(BODY.replace("* [ ] quality", "* [x] quality"));
        assertThat(Checklist.toggle(BODY, 6, true))
                .isEqualTo(BODY.replace("1) [ ] run", "1) [x] run"));
        assertThat(Checklist.toggle(BODY, 8, true)).isEqualTo(BODY);
        assertThat(Checklist.toggle(BODY, -1, true)).isEqualTo(BODY);
    }
}
