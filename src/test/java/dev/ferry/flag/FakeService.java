package dev.ferry.flag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ferry.tracker.http.CallMeter;
import dev.ferry.tracker.http.Credentials;
import dev.ferry.tracker.http.Pacing;
import dev.ferry.tracker.http.Secret;
import dev.ferry.tracker.http.Transport;
import dev.ferry.tracker.http.TransportSettings;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A flag service of a test: answers over real HTTP, counts what it is asked, and fails on demand.
 */
public abstract class FakeService implements AutoCloseable {

    public static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    public static final String TOKEN = "token_4711_sEcReT";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** One request; the path is decoded, and without its query. */
    public record Call(
            String method,
            String path,
            Map<String, String> query,
            Map<String, String> headers,
            JsonNode body) {

        public String param(String name, String standard) {
            return query.getOrDefault(name, standard);
        }
    }

    public record Answer(int status, JsonNode body, Map<String, String> headers) {
        public static Answer of(int status, JsonNode body) {
            return new Answer(status, body, Map.of());
        }

        public static Answer ok(JsonNode body) {
            return of(200, body);
        }

        public static Answer refused(int status, String message) {
            return of(status, JSON.objectNode().put("message", message));
        }
    }

    private final Javalin server;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile Consumer<String> listener = call -> {};
    private volatile int failure;
    private volatile Optional<Runnable> beforeNextWrite = Optional.empty();

    protected FakeService() {
        server =
                Javalin.create(
                                config -> {
                                    config.startup.showJavalinBanner = false;
                                    config.http.maxRequestSize = 8 << 20;
                                    config.jetty.host = "127.0.0.1";
                                    for (var method :
                                            List.of(
                                                    HandlerType.GET,
                                                    HandlerType.POST,
                                                    HandlerType.PUT,
                                                    HandlerType.PATCH,
                                                    HandlerType.DELETE)) {
                                        config.routes.addHttpHandler(method, "/*", this::serve);
                                    }
                                })
                        .start(0);
    }

    protected abstract Answer answer(Call call);

    /** Whether this request changes something. */
    protected boolean isWrite(Call call) {
        return !call.method().equals("GET");
    }

    private void serve(Context ctx) throws JsonProcessingException {
        var query = new java.util.TreeMap<String, String>();
        ctx.queryParamMap().forEach((k, v) -> query.put(k, v.getFirst()));
        var body =
                ctx.body().isEmpty() || !ctx.body().matches("(?s)\\s*[\\[{].*")
                        ? JSON.nullNode()
                        : MAPPER.readTree(ctx.body());
        var call =
                new Call(
                        ctx.method().name(),
                        java.net.URLDecoder.decode(
                                ctx.path(), java.nio.charset.StandardCharsets.UTF_8),
                        query,
                        ctx.headerMap(),
                        body);
        Answer answer;
        synchronized (this) {
            calls.add(call.method() + " " + call.path());
            listener.accept(call.method() + " " + call.path());
            if (failure == 0 && isWrite(call)) {
                var before = beforeNextWrite;
                beforeNextWrite = Optional.empty();
                before.ifPresent(Runnable::run);
            }
            answer = failure != 0 ? Answer.refused(failure, "not now, " + TOKEN) : answer(call);
        }
        answer.headers().forEach(ctx::header);
        ctx.status(answer.status());
        if (!answer.body().isNull()) {
            ctx.contentType("application/json").result(answer.body().toString());
        }
    }

    /** From now on everything is answered with this status; 0: well again. */
    public void fails(int status) {
        failure = status;
    }

    /** Somebody else is quicker: this happens right before the next write is carried out. */
    public void beforeNextWrite(Runnable what) {
        beforeNextWrite = Optional.of(what);
    }

    /** Is told of every request from now on. */
    public void onCall(Consumer<String> value) {
        listener = value;
    }

    /** {@code METHOD path} of every request since the last call of this. */
    public List<String> calls() {
        var seen = List.copyOf(calls);
        calls.clear();
        return seen;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** A road to it, that does not wait. */
    public Transport road(String base, String header, InstantSource clock) {
        return new Transport(
                TransportSettings.of("service", URI.create(url() + base), Pacing.NONE),
                Credentials.fixed(header, "", Secret.of(TOKEN)),
                clock,
                time -> {},
                CallMeter.NONE);
    }

    @Override
    public void close() {
        server.stop();
    }
}
