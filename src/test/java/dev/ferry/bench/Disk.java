package dev.ferry.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** What the disk itself can do: appends to a file, and asks it to keep them, again and again. */
record Disk(Path folder) {

    /** Rows per second when so many of them share one {@code fdatasync}. */
    double rowsPerSecond(int together, int bytes, Duration time) throws IOException {
        var batch = ByteBuffer.allocateDirect(together * bytes);
        var file = folder.resolve("append");
        try (var channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            var end = System.nanoTime() + time.toNanos();
            var began = System.nanoTime();
            long rows = 0;
            while (System.nanoTime() < end) {
                batch.rewind();
                while (batch.hasRemaining()) {
                    channel.write(batch);
                }
                channel.force(false);
                rows += together;
            }
            return rows * 1e9 / (System.nanoTime() - began);
        }
    }
}
