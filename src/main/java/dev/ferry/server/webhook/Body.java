package dev.ferry.server.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Reads the body of a request as it comes, without a thread that waits for it. */
final class Body implements Runnable {

    /** Up to here the length that a stranger announces is believed, and room made at once. */
    private static final int USUAL = 64 * 1024;

    private final Request request;
    private final int most;
    private final ByteArrayOutputStream bytes;
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();

    private Body(Request request, int most) {
        this.request = request;
        this.most = most;
        this.bytes = new ByteArrayOutputStream((int) Math.clamp(request.getLength(), 0, USUAL));
    }

    /**
     * All of it; one byte more than {@code most} where there is more than that.
     *
     * @param patience after which it is a {@link java.util.concurrent.TimeoutException}
     */
    static CompletableFuture<byte[]> of(Request request, int most, Duration patience) {
        var body = new Body(request, most);
        body.run();
        return body.whole.isDone()
                ? body.whole
                : body.whole.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void run() {
        while (!whole.isDone()) {
            var chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                whole.completeExceptionally(chunk.getFailure());
                return;
            }
            take(chunk.getByteBuffer());
            chunk.release();
            if (chunk.isLast() || bytes.size() > most) {
                whole.complete(bytes.toByteArray());
            }
        }
    }

    private void take(ByteBuffer buffer) {
        var part = new byte[Math.min(buffer.remaining(), most + 1 - bytes.size())];
        buffer.get(part);
        bytes.writeBytes(part);
    }
}
