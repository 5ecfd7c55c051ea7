package dev.ferry.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Where text goes to: how wide it is, and whether it shows colours.
 *
 * @param isTerminal somebody looks at it now; else it is a file or another program
 */
record Terminal(boolean isTerminal, boolean colour, int columns) {

    private static final int USUAL = 120;
    private static final int NARROWEST = 40;

    /**
     * {@code NO_COLOR} and {@code COLUMNS} win; {@code CLICOLOR_FORCE} colours what is no terminal.
     */
    static Terminal of(Map<String, String> environment) {
        var console = System.console();
        boolean terminal = console != null && console.isTerminal();
        boolean plain =
                !environment.getOrDefault("NO_COLOR", "").isEmpty()
                        || "dumb".equals(environment.get("TERM"));
        boolean forced = !environment.getOrDefault("CLICOLOR_FORCE", "0").equals("0");
        int columns =
                number(environment.getOrDefault("COLUMNS", ""))
                        .or(() -> terminal ? asked() : Optional.empty())
                        .orElse(USUAL);
        return new Terminal(terminal, !plain && (terminal || forced), Math.max(NARROWEST, columns));
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[1-9]\\d{0,3}")
                ? Optional.of(Integer.parseInt(text))
                : Optional.empty();
    }

    /** The terminal itself knows; {@code stty} asks it. */
    private static Optional<Integer> asked() {
        try {
            var stty =
                    new ProcessBuilder("stty", "size")
                            .redirectInput(new File("/dev/tty"))
                            .redirectErrorStream(true)
                            .start();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroy();
                return Optional.empty();
            }
            var answer =
                    new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .strip()
                            .split(" ", -1);
            return answer.length == 2 ? number(answer[1]) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    enum Tone {
        BAD("31"),
        WARN("33"),
        CALM("36"),
        GOOD("32"),
        BOLD("1"),
        FAINT("2");

        private final String code;

        Tone(String code) {
            this.code = code;
        }
    }

    String paint(Tone tone, String text) {
        return colour ? "\u001b[" + tone.code + "m" + text + "\u001b[0m" : text;
    }

    /** Begins a screen anew, where there is one. */
    String wiped() {
        return isTerminal ? "\u001b[H\u001b[2J\u001b[3J" : "";
    }
}
