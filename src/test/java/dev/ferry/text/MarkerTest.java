package dev.ferry.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerTest {

    @Test
    void aMarkerIsOneHiddenLine() {
        var marker = new Marker("feature", Map.of("migration", "a-to-b-12", "key", "duo-chat"));

        assertThat(marker.text())
                .isEqualTo(
                        "<!-- ferry:feature {\"key\":\"duo-chat\",\"migration\":\"a-to-b-12\"}"
                                + " -->");
    }

    @Test
    void itIsFoundAmongOtherText() {
        var one = new Marker("reply", Map.of("to", "1"));
        var two = new Marker("reply", Map.of("to", "2"));
        var other = new Marker("feature", Map.of("to", "3"));
        var body = "Hello\r\n" + one.text() + "\r\n" + other.text() + " and " + two.text() + "\n";

        assertThat(Marker.all(body, "reply")).containsExactly(one, two);
        assertThat(Marker.first(body, "reply")).contains(one);
        assertThat(Marker.first(body, "missing")).isEmpty();
        assertThat(one.field("to")).contains("1");
        assertThat(one.field("from")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-->",
                "--!> <!-- ferry:reply {} -->",
                "a--b---c----",
                "-",
                "</script><script>alert(1)</script>",
                "@all &amp; & <b>",
                "line\nbreak\r\n\u2028\u2029\u0085\u0000\u202e",
                "\"quoted\\\" {}",
                "\ud83d\ude80 söhne 模型",
                "\ud83d alone \ude80",
                ""
            })
    void whateverAValueHoldsComesBackAndStaysInside(String value) {
        var marker = new Marker("reply", Map.of("reason", value));
        var text = marker.text();

        assertThat(Marker.first("x " + text + " y", "reply")).contains(marker);
        assertThat(text.substring(4, text.length() - 3)).doesNotContain("--", "<", ">", "&", "@");
        assertThat(text.codePoints()).allMatch(c -> !Plain.isUnseen(c));
        assertThat(text.lines()).hasSize(1);
    }

    @Test
    void aLargeValueIsNoTrouble() {
        var json = "{\"rows\":[\"<--\"]}".repeat(2_000);
        var marker = new Marker("history", Map.of("json", json));

        assertThat(Marker.first(marker.text(), "history").orElseThrow().field("json"))
                .contains(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- ferry:reply {\"to\":\"1\"",
                "<!-- ferry:reply {\"to\":\"1\"} ->",
                "<!-- ferry:reply {\"to\":\"1} -->",
                "<!-- ferry:reply {\"to\":1} -->",
                "<!-- ferry:reply {\"to\":{\"a\":\"b\"}} -->",
                "<!-- ferry:reply {\"to\":\"1\"} {} -->",
                "<!-- ferry:reply [] -->",
                "<!-- ferry:reply -->",
                "<!-- ferry:reply  -->",
                "<!-- ferry:reply null -->",
                "<!-- ferry:replyx {\"to\":\"1\"} -->",
                "<!-- ferry:reply {\"to\":\n\"1\"} -->",
                "<!-- reply {\"to\":\"1\"} -->"
            })
    void whatIsMalformedIsPassedOver(String body) {
        assertThat(Marker.all(body, "reply")).isEmpty();
    }

    @Test
    void aTruncatedMarkerDoesNotHideTheNext() {
        var marker = new Marker("reply", Map.of("to", "1"));

        assertThat(Marker.all("<!-- ferry:reply {\"to\":\"0" + marker.text(), "reply"))
                .containsExactly(marker);
    }

    @Test
    void aDeeplyNestedOneIsPassedOver() {
        var body = "<!-- ferry:reply {\"to\":" + "[".repeat(100_000) + " -->";

        assertThat(Marker.all(body, "reply")).isEmpty();
    }

    @Test
    void spacesAroundMayHaveChanged() {
        assertThat(Marker.first("<!--ferry:reply   {\"to\" : \"1\"}-->", "reply"))
                .contains(new Marker("reply", Map.of("to", "1")));
    }

    @Test
    void aKindIsAPlainWord() {
        assertThatThrownBy(() -> new Marker("a -->", Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
