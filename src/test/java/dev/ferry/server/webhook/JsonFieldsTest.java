package dev.ferry.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class JsonFieldsTest {

    @Test
    void fieldsAreFoundAtTheirPlaceOnly() throws IOException {
        var fields =
                read(
                        "{\"other\":{\"issue\":{\"number\":9}},\"issue\":{\"a\":[{\"number\":8}],\"number\":7}}",
                        "issue.number");
        assertThat(fields.number("issue.number")).hasValue(7);
    }

    @Test
    void nothingIsReadAfterTheLastOne() throws IOException {
        assertThat(read("{\"a\":{\"b\":\"x\"}, then nonsense", "a.b").text("a.b")).contains("x");
        assertThatThrownBy(() -> read("{\"a\":{\"b\":\"x\"}, then nonsense", "a.b", "c"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void nullIsAbsentAndObjectsAreThere() throws IOException {
        var fields = read("{\"a\":null,\"b\":{},\"c\":[1]}", "a", "b", "c");
        assertThat(fields.has("a")).isFalse();
        assertThat(fields.has("b")).isTrue();
        assertThat(fields.text("c")).contains("");
    }

    @Test
    void aNumberIsWholeAndNotNegativeAndMayStandInQuotes() throws IOException {
        var fields =
                read(
                        "{\"a\":\"12\",\"b\":-1,\"c\":1.5,\"d\":9999999999999999999,\"e\":\"\",\"f\":true}",
                        "a",
                        "b",
                        "c",
                        "d",
                        "e",
                        "f");
        assertThat(fields.number("a")).hasValue(12);
        for (var odd : new String[] {"b", "c", "d", "e", "f", "g"}) {
            assertThat(fields.number(odd)).as(odd).isEmpty();
        }
    }

    @Test
    void whatIsNoObjectHasNoFields() throws IOException {
        for (var json : new String[] {"", "[]", "7", "\"text\"", "null"}) {
            assertThat(read(json, "a").has("a")).isFalse();
        }
    }

    @Test
    void depthIsNoWeapon() {
        var deep = "{\"a\":".repeat(100_000);
        assertThatThrownBy(() -> read(deep, "b")).isInstanceOf(IOException.class);
    }

    private static JsonFields read(String json, String... wanted) throws IOException {
        return JsonFields.read(json.getBytes(UTF_8), new JsonFields.Wanted(wanted));
    }
}
