package dev.ferry.flag.file;

import dev.ferry.flag.FlagWriteException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file on this machine. It is replaced in one step: a reader sees the old text or the new. */
record LocalText(Path path) implements FlagText {

    @Override
    public String name() {
        return String.valueOf(path.getFileName());
    }

    @Override
    public Copy read() {
        try {
            return new Copy(Files.readString(path), "");
        } catch (NoSuchFileException e) {
            throw new UnreachableTextException(Kind.REFUSED, "there is no such file", e);
        } catch (IOException e) {
            throw new UnreachableTextException(Kind.UNAVAILABLE, e.toString(), e);
        }
    }

    @Override
    public void replace(Copy before, String text, String reason) {
        var next = path.resolveSibling("." + name() + ".next");
        try {
            Files.writeString(next, text, StandardCharsets.UTF_8);
            Files.move(
                    next,
                    path,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UnreachableTextException(Kind.UNAVAILABLE, "cannot be changed: " + e, e);
        }
    }
}
