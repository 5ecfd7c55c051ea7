package dev.ferry.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The usual ways to write {@code ferry serve}, read without picocli: its bytecode is too old for
 * the JDK's cache, and loading it takes a third of the whole start. Whatever is not plain is left
 * to {@link ServeCommand}, which means the same.
 */
final class PlainServe {

    private PlainServe() {}

    static Optional<Serving> read(String[] arguments, Surroundings surroundings) {
        var words = Arrays.asList(arguments).iterator();
        if (!words.hasNext() || !words.next().equals("serve")) {
            return Optional.empty();
        }
        var plain = new Serving(surroundings, Optional.empty(), Optional.empty());
        while (words.hasNext()) {
            var option = words.next();
            var value = words.hasNext() ? words.next() : "";
            if (option.equals("--port") && value.matches("\\d{1,5}")) {
                plain = new Serving(surroundings, plain.config(), Optional.of(number(value)));
            } else if (option.equals("--config") && !value.isEmpty() && !value.startsWith("-")) {
                plain = new Serving(surroundings, Optional.of(Path.of(value)), plain.port());
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(plain);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
