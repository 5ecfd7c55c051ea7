package dev.ferry.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {

    private static Usage usage(String verb) {
        return Grammar.USAGES.stream().filter(u -> u.verb().equals(verb)).findFirst().orElseThrow();
    }

    @Test
    void helpListsTheCommands() {
        var usages = List.of(usage("start"), usage("status"), usage("assign"), usage("rollout"));

        assertThat(Help.all(usages))
                .isEqualTo(
                        """
                        | Command | What it does | Who may |
                        | --- | --- | --- |
                        | `/migrate <old> to <new> [options]` | creates the epic and one issue for each affected feature | the AI framework team |
                        | `/migrate status [<feature>]` | does what status says | anyone who can see the issue |
                        | `/migrate assign [<feature>] @user` | does what assign says | the feature's Responsible or Accountable, and the AI framework team |
                        | <code>\\/migrate rollout \\[&lt;feature&gt;\\] &lt;percent&gt;&#124;next&#124;pause&#124;resume</code> | does what rollout says | the feature's Responsible or Accountable, and the AI framework team |

                        A command begins its line. `/migrate help <verb>` tells more about one of them.\
                        """);
    }

    @Test
    void helpOnOneCommandTellsItsOptionsAndAnExample() {
        assertThat(Help.of(usage("plan")))
                .isEqualTo(
                        """
                        `/migrate plan` shows what would be created, and creates nothing. It is open to anyone who can see the issue.

                        ```text
                        /migrate plan <old> to <new> [--cutoff DATE] [--features a,b|all] [--kind upgrade|deprecation|new-provider] [--surface NAME] [--reason TEXT] [--anyway]
                        ```

                        | Option | |
                        | --- | --- |
                        | `--cutoff DATE` | the day on which the old model is switched off |
                        | <code>\\--features a,b&#124;all</code> | only these features, or all of them |
                        | <code>\\--kind upgrade&#124;deprecation&#124;new-provider</code> | why the migration happens, where Ferry guesses wrong |
                        | `--surface NAME` | the platform whose dates count |
                        | `--reason TEXT` | goes into the epic |
                        | `--anyway` | even if the new model retires soon |

                        Example: `/migrate plan claude-sonnet-4-5 to claude-sonnet-5-5`\
                        """);
    }

    @Test
    void helpNeverStartsACommand() {
        assertThat(Grammar.PARSER.parse(Help.all(Grammar.USAGES))).isEmpty();
        assertThat(Grammar.USAGES).allMatch(u -> Grammar.PARSER.parse(Help.of(u)).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("dev.ferry.command.Grammar#examples")
    void everyExampleWorks(String example) {
        assertThat(Grammar.ok(example)).isNotNull();
    }
}
