package dev.ferry.flag.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagMovedException;
import dev.ferry.flag.FlagState;
import dev.ferry.flag.FlagState.Presence;
import dev.ferry.flag.Rollout;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlagFileTest {

    private static final String FILE =
            """
            # who touches this file, tells the team
            flags:
              chat:            # the chat panel
                state: ENABLED
                variants: {on: true, off: false}
                defaultVariant: off
                targeting:
                  fractional: [[on, 5], [off, 95]]   # ramping
              review:
                state: ENABLED
                variants: {"new": claude-sonnet-5-5, "old": claude-sonnet-4-5}
                defaultVariant: old
              paused:
                state: DISABLED
                variants: {on: true, off: false}
                defaultVariant: on
              clever:
                state: ENABLED
                variants: {on: true, off: false}
                defaultVariant: off
                targeting: {if: [{in: ["@acme.example", {var: email}]}, on, off]}
            """;

    @TempDir Path dir;

    @Test
    void aFractionalSplitIsItsShare() throws IOException {
        assertThat(read(FILE, "chat").rollout())
                .isEqualTo(new Rollout.Percent(BigDecimal.valueOf(5), "targetingKey", ""));
    }

    @Test
    void withoutASplitTheDefaultVariantDecides() throws IOException {
        assertThat(read(FILE, "review").rollout()).isEqualTo(Rollout.OFF);
    }

    @Test
    void aDisabledFlagIsOffWhateverItsVariants() throws IOException {
        assertThat(read(FILE, "paused").rollout()).isEqualTo(Rollout.OFF);
        assertThat(read(FILE, "paused").enabled()).isFalse();
    }

    @Test
    void whatIsNotUnderstoodIsUnknownAndNeverZero() throws IOException {
        assertThat(read(FILE, "clever").rollout()).isInstanceOf(Rollout.Unknown.class);
        assertThat(read(FILE, "clever").targeting()).hasSize(1);
    }

    /** The code takes the new way by default; the entry is only waiting for its removal. */
    @Test
    void aFlagThatIsEnabledByDefaultIsOutOfUse() throws IOException {
        var entry =
                "{state: ENABLED, variants: {on: true, off: false}, defaultVariant: on, metadata:"
                        + " %s}";
        var file = "flags:\n  chat: " + entry + "\n";

        assertThat(read(file.formatted("{default_enabled: true}"), "chat").presence())
                .isEqualTo(Presence.ARCHIVED);
        assertThat(read(file.formatted("{default_enabled: false, team: chat}"), "chat").presence())
                .isEqualTo(Presence.PRESENT);
        assertThat(read(file.formatted("default_enabled"), "chat").presence())
                .isEqualTo(Presence.PRESENT);
    }

    @Test
    void aMissingFlagIsAbsentButAMissingOrBrokenFileIsUnreadable() throws IOException {
        assertThat(read(FILE, "nobody").presence()).isEqualTo(Presence.ABSENT);
        assertThat(read("flags: [", "chat").presence()).isEqualTo(Presence.UNREADABLE);
        assertThat(read("flags: {chat: \"\\u", "chat").presence()).isEqualTo(Presence.UNREADABLE);
        assertThat(read("", "chat").rollout()).isInstanceOf(Rollout.Unknown.class);
        var gone = new FlagFile(dir.resolve("gone.yaml"), InstantSource.system());
        assertThat(gone.read(List.of(key("chat"))).get(key("chat")).presence())
                .isEqualTo(Presence.UNREADABLE);
    }

    @Test
    void aWriteChangesTheNumbersAndNothingElse() throws IOException {
        var after = write(FILE, "chat", Rollout.percent(50));
        assertThat(after).isEqualTo(FILE.replace("[[on, 5], [off, 95]]", "[[on, 50], [off, 50]]"));
    }

    @Test
    void aFlagWithoutASplitGetsOne() throws IOException {
        var after = write(FILE, "review", Rollout.percent(20));
        assertThat(read(after, "review").rollout())
                .isEqualTo(new Rollout.Percent(BigDecimal.valueOf(20), "targetingKey", ""));
        assertThat(after)
                .contains("# who touches this file")
                .contains("[[on, 5], [off, 95]]   # ramping");
        assertThat(read(write(after, "review", Rollout.FULL), "review").rollout())
                .isEqualTo(Rollout.FULL);
    }

    @Test
    void aDisabledFlagIsEnabledWithTheNewNumberInOneStep() throws IOException {
        var after = write(FILE, "paused", Rollout.percent(5));
        assertThat(read(after, "paused").rollout())
                .isEqualTo(new Rollout.Percent(BigDecimal.valueOf(5), "targetingKey", ""));
        assertThat(write(FILE, "paused", Rollout.OFF)).isEqualTo(FILE);
    }

    @Test
    void aFractionIsWrittenInWholeWeights() throws IOException {
        var half = Rollout.of(new BigDecimal("0.5"), "", "");
        assertThat(write(FILE, "chat", half)).contains("[[on, 50], [off, 9950]]");
    }

    @Test
    void jsonStaysJson() throws IOException {
        var json =
                "{\"flags\": {\"a\": {\"state\": \"ENABLED\", \"variants\": {\"on\": true, \"off\":"
                        + " false}, \"defaultVariant\": \"off\"}}}";
        var after = write(json, "a", Rollout.percent(10));
        assertThat(after)
                .contains("\"targeting\": {\"fractional\": [[\"on\", 10], [\"off\", 90]]}");
        assertThat(write(after, "a", Rollout.OFF)).contains("[[\"on\", 0], [\"off\", 100]]");
    }

    @Test
    void whoDecidedOnAnOldReadingIsStopped() throws IOException {
        var file = file(FILE);
        var before = file.read(List.of(key("chat"))).get(key("chat"));
        file.set(key("chat"), Rollout.percent(20), before.fingerprint(), "first");
        assertThatThrownBy(() ->
                        file.set(key("chat"), Rollout.percent(50), before.fingerprint(), "second"))
                .isInstanceOf(FlagMovedException.class);
        assertThat(file.read(List.of(key("chat"))).get(key("chat")).rollout())
                .isEqualTo(new Rollout.Percent(BigDecimal.valueOf(20), "targetingKey", ""));
    }

    private String write(String text, String flag, Rollout rollout) throws IOException {
        var file = file(text);
        var before = file.read(List.of(key(flag))).get(key(flag));
        file.set(key(flag), rollout, before.fingerprint(), "test");
        return Files.readString(dir.resolve("flags.yaml"));
    }

    private FlagState read(String text, String flag) throws IOException {
        return file(text).read(List.of(key(flag))).get(key(flag));
    }

    private FlagFile file(String text) throws IOException {
        return new FlagFile(
                Files.writeString(dir.resolve("flags.yaml"), text), InstantSource.system());
    }

    private static FlagKey key(String name) {
        return new FlagKey("file", "flags.yaml", name, "production");
    }
}
