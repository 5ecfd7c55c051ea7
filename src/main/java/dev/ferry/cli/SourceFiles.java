package dev.ferry.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files that people wrote: in a work tree of Git what Git does not ignore, elsewhere everything
 * outside of folders that programs fill.
 */
record SourceFiles(Path root) {

    static final long LARGEST = 5L * 1024 * 1024;
    private static final int PROBED = 8_000;
    private static final Set<String> MADE =
            Set.of(
                    ".git",
                    ".hg",
                    ".svn",
                    ".gradle",
                    ".idea",
                    ".venv",
                    "__pycache__",
                    "build",
                    "dist",
                    "node_modules",
                    "target",
                    "vendor",
                    "venv");

    List<Path> list() throws IOException {
        if (Files.isRegularFile(root)) {
            return List.of(root);
        }
        var known = byGit();
        try (Stream<Path> files = (known.isPresent() ? known.get() : walked()).stream()) {
            return files.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    /** The text of a file; empty where it is none. */
    static Optional<String> text(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        for (int i = 0; i < Math.min(bytes.length, PROBED); i++) {
            if (bytes[i] == 0) {
                return Optional.empty();
            }
        }
        return Optional.of(
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .decode(ByteBuffer.wrap(bytes))
                        .toString());
    }

    /** Git may run programs that a work tree names; it is told not to. */
    private Optional<List<Path>> byGit() {
        try {
            var git =
                    new ProcessBuilder(
                                    "git",
                                    "-c",
                                    "core.fsmonitor=false",
                                    "-C",
                                    root.toString(),
                                    "ls-files",
                                    "-z",
                                    "--cached",
                                    "--others",
                                    "--exclude-standard")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            git.getOutputStream().close();
            var names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor() == 0
                    ? Optional.of(
                            Arrays.stream(names.split("\0", -1))
                                    .filter(n -> !n.isEmpty())
                                    .map(root::resolve)
                                    .distinct()
                                    .toList())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private List<Path> walked() throws IOException {
        var files = new ArrayList<Path>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes about) {
                        return !dir.equals(root) && MADE.contains(dir.getFileName().toString())
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
                        files.add(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException why) {
                        return FileVisitResult.CONTINUE;
                    }
                });
        return files;
    }
}
