package dev.ferry.flag.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagSource;
import dev.ferry.flag.FlagSourceContract;
import dev.ferry.flag.FlagWriteException;
import dev.ferry.flag.Rollout;
import dev.ferry.flag.ServicePlace;
import org.junit.jupiter.api.Test;

/** A file in a repository: one request reads it, and a commit moves a flag. */
class GitHubFlagFileTest extends FlagSourceContract {

    private final FakeRepository repository = new FakeRepository();
    private final FlagFile file =
            FlagFile.onGitHub(
                    "acme/app",
                    "flags/ai.yaml",
                    "main",
                    repository.road("", "Authorization", CLOCK),
                    CLOCK);

    @Override
    protected Place open() {
        return new ServicePlace(repository, FlagSource.of("repo", file).with(file)) {

            @Override
            public FlagKey key(String name) {
                return new FlagKey("repo", "acme/app", name, "production");
            }

            @Override
            public void flag(String name, int percent) {
                moves(name, percent);
            }

            @Override
            public void moves(String name, int percent) {
                repository.writes(new FlagLines().with(repository.text(), name, percent));
            }

            @Override
            public int pageSize() {
                return Integer.MAX_VALUE / 2;
            }
        };
    }

    @Test
    void everyMoveIsACommitWithItsReason() {
        place().flag("chat", 5);
        set("chat", 20);
        assertThat(repository.messages()).containsExactly("because of a test");
    }

    @Test
    void aCommitThatCameInBetweenIsNotBuried() {
        place().flag("chat", 5);
        var now = read("chat");
        repository.beforeNextWrite(() -> place().moves("search", 7));
        var refused =
                catchThrowableOfType(
                        FlagWriteException.class,
                        () -> writer().set(now.key(), Rollout.percent(20), now.fingerprint(), "x"));
        assertThat(refused.getMessage()).contains("acme/app/flags/ai.yaml");
        assertThat(share(read("search"))).isEqualByComparingTo(dec(7));
        assertThat(share(read("chat"))).isEqualByComparingTo(dec(5));
    }
}
