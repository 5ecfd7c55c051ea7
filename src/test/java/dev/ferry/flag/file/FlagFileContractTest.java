package dev.ferry.flag.file;

import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagSource;
import dev.ferry.flag.FlagSourceContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** A file on this machine; a directory in its place breaks it. */
class FlagFileContractTest extends FlagSourceContract {

    @TempDir Path dir;

    @Override
    protected Place open() {
        var path = dir.resolve("flags.yaml");
        var text = new CountedText(new LocalText(path));
        var file = FlagFile.of(text, CLOCK);
        var flags = new FlagLines();
        var place =
                new Place() {

                    @Override
                    public FlagSource source() {
                        return FlagSource.of("file", file).with(file);
                    }

                    @Override
                    public FlagKey key(String name) {
                        return new FlagKey("file", "flags.yaml", name, "production");
                    }

                    @Override
                    public void flag(String name, int percent) {
                        moves(name, percent);
                    }

                    @Override
                    public void moves(String name, int percent) {
                        write(path, flags.with(read(path), name, percent));
                    }

                    @Override
                    public void beforeNextWrite(Runnable what) {
                        text.beforeNextWrite = Optional.of(what);
                    }

                    @Override
                    public void broken(boolean broken) {
                        text.broken = broken;
                    }

                    @Override
                    public List<String> requests() {
                        var calls = List.copyOf(text.calls);
                        text.calls.clear();
                        return calls;
                    }

                    @Override
                    public int pageSize() {
                        return Integer.MAX_VALUE / 2;
                    }

                    @Override
                    public void close() {}
                };
        write(path, "flags:\n");
        return place;
    }

    /** Counts, and fails on demand. */
    static final class CountedText implements FlagText {
        private final FlagText text;
        private final List<String> calls = new ArrayList<>();
        private boolean broken;
        private Optional<Runnable> beforeNextWrite = Optional.empty();

        CountedText(FlagText text) {
            this.text = text;
        }

        @Override
        public String name() {
            return text.name();
        }

        @Override
        public Copy read() {
            calls.add("GET");
            fail();
            return text.read();
        }

        @Override
        public void replace(Copy before, String next, String reason) {
            calls.add("PUT");
            beforeNextWrite.ifPresent(Runnable::run);
            beforeNextWrite = Optional.empty();
            fail();
            text.replace(before, next, reason);
        }

        private void fail() {
            if (broken) {
                throw new UnreachableTextException(
                        dev.ferry.flag.FlagWriteException.Kind.UNAVAILABLE,
                        "the disk is gone",
                        null);
            }
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path path, String text) {
        try {
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
