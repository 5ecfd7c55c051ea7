package dev.ferry.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A process that ends with us. */
final class Child implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;

    private Child(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    static Child start(List<String> command, Map<String, String> environment, Path directory)
            throws IOException {
        var builder =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        return new Child(builder.start());
    }

    /** Reads what the process prints up to the first match, and returns its first group. */
    String says(Pattern pattern) throws IOException {
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            var found = pattern.matcher(line);
            if (found.find()) {
                return found.group(1);
            }
        }
        throw new IOException("the process ended before it said " + pattern);
    }

    /** All that it prints from now on. */
    String output() throws IOException {
        return out.readAllAsString();
    }

    long pid() {
        return process.pid();
    }

    /** Of all its threads since its start. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
            out.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
