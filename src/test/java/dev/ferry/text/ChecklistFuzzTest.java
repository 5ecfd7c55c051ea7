package dev.ferry.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ticking a box changes nothing else. Tried with fixed texts, and searched for a few seconds in
 * every build.
 */
class ChecklistFuzzTest {

    @Test
    void holdsForTextsOfAnyPieces() {
        Hostile.randoms(2, 30).limit(300).forEach(this::aToggledBoxIsTheOnlyChange);
    }

    @MethodSource("dev.ferry.text.Hostile#seeds")
    @FuzzTest(maxDuration = "5s")
    void aToggledBoxIsTheOnlyChange(@NotNull String body) {
        List<Checklist.Task> tasks = Checklist.tasks(body);
        for (int i = 0; i < Math.min(10, tasks.size()); i++) {
            var task = tasks.get(i);
            var toggled = Checklist.toggle(body, i, !task.done());

            assertThat(Checklist.tasks(toggled)).hasSameSizeAs(tasks);
            assertThat(Checklist.tasks(toggled).get(i).done()).isEqualTo(!task.done());
            assertThat(toggled.length()).isEqualTo(body.length());
            assertThat(toggled.substring(task.at() + 1)).isEqualTo(body.substring(task.at() + 1));
        }
    }
}
