package dev.ferry.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {

    private final Mistakes mistakes = new Mistakes();

    private String mistake(byte[] bytes) {
        assertThat(YamlReader.read("f.yaml", bytes, mistakes)).isEmpty();
        assertThat(mistakes.sorted()).hasSize(1);
        return mistakes.sorted().getFirst().toString();
    }

    private String mistake(String text) {
        return mistake(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | f.yaml:1:1: the file is empty",
                "`# nothing` | f.yaml:1:1: the file is empty",
                "`a: [1, 2` | f.yaml:1:9: not YAML: expected ',' or ']', but got <stream end>",
                "`a: &x 1` | f.yaml:1:4: anchors (&) and aliases (*) are not read; write it out",
                "`a: !!java.net.URL x` | f.yaml:1:4: tags (\"tag:yaml.org,2002:java.net.URL\") are"
                        + " not read",
                "`? [a, b]: c` | f.yaml:1:3: a key has to be a plain word",
            })
    void whatIsNotReadIsSaidInWords(String text, String expected) {
        assertThat(mistake(text)).startsWith(expected.strip());
    }

    @Test
    void aSecondDocumentIsAMistakeWhereItBegins() {
        assertThat(mistake("a: 1\n---\nb: 2\n"))
                .isEqualTo("f.yaml:2:1: a second document; there may be one per file");
    }

    @Test
    void bytesThatAreNoTextAreFound() {
        assertThat(mistake(new byte[] {'a', ':', '\n', ' ', (byte) 0xC3, (byte) 0x28}))
                .isEqualTo("f.yaml:2:2: not UTF-8 text");
    }

    @Test
    void anEscapeThatIsCutOffIsNoCrash() {
        assertThat(mistake("teams: [\"\\u"))
                .startsWith("f.yaml:1:8: not YAML: after this, the number of a \\x");
    }

    @Test
    void charactersThatYamlForbidsAreFound() {
        assertThat(mistake("a: \u0007"))
                .isEqualTo("f.yaml:1:1: not YAML: the character U+0007 is not allowed");
    }

    @Test
    void depthEndsBeforeTheStackDoes() {
        assertThat(mistake("[".repeat(200_000)))
                .isEqualTo("f.yaml:1:42: nested deeper than 40 levels");
    }

    @Test
    void sizeEndsBeforeReading() {
        assertThat(mistake(new byte[YamlReader.MOST_BYTES + 1]))
                .isEqualTo("f.yaml:1:1: larger than 4000000 bytes");
    }

    @Test
    void aBombOfAliasesDoesNotExpand() {
        assertThat(mistake("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n")).contains("f.yaml:1:4");
    }

    @Test
    void aByteOrderMarkIsNoMistake() {
        var bytes = "\uFEFFa: 1".getBytes(StandardCharsets.UTF_8);
        assertThat(YamlReader.read("f.yaml", bytes, mistakes)).isPresent();
    }
}
