package dev.ferry.tracker.gitlab;

import dev.ferry.tracker.http.HttpAnswer;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.HttpCall.Nature;
import dev.ferry.tracker.http.Transport;
import jakarta.ws.rs.ProcessingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.glassfish.jersey.client.ClientRequest;
import org.glassfish.jersey.client.ClientResponse;
import org.glassfish.jersey.client.spi.AsyncConnectorCallback;
import org.glassfish.jersey.client.spi.Connector;
import org.glassfish.jersey.message.internal.Statuses;

/**
 * Lets the client library use our road. What the road refuses is thrown through the library, which
 * wraps it; {@link Library} takes it out again.
 *
 * @param api where the library thinks the API begins
 */
record RoadConnector(Transport road, String api) implements Connector {

    /** Those the library sets for itself and that are the road's business. */
    private static final List<String> OURS =
            List.of("private-token", "user-agent", "accept-encoding", "content-length", "host");

    @Override
    public ClientResponse apply(ClientRequest request) {
        var answer = road.send(call(request));
        var response = new ClientResponse(Statuses.from(answer.status()), request);
        answer.headers().map().forEach((name, values) -> response.getHeaders().put(name, values));
        response.setEntityStream(new ByteArrayInputStream(bytes(answer)));
        return response;
    }

    private static byte[] bytes(HttpAnswer answer) {
        return answer.body();
    }

    private HttpCall call(ClientRequest request) {
        var address = request.getUri().toString();
        var target = address.startsWith(api + "/") ? address.substring(api.length()) : address;
        var call = HttpCall.of(request.getMethod(), target, nature(request));
        var body = body(request);
        call = body.isEmpty() ? call : call.withBody(body);
        for (var header : request.getStringHeaders().entrySet()) {
            if (!OURS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                call = call.withHeader(header.getKey(), String.join(", ", header.getValue()));
            }
        }
        return call;
    }

    /** People wait for notes. */
    private static Nature nature(ClientRequest request) {
        if (request.getMethod().equals("GET")) {
            return Nature.READ;
        }
        return request.getUri().getPath().endsWith("/notes") ? Nature.URGENT_WRITE : Nature.WRITE;
    }

    private static String body(ClientRequest request) {
        if (!request.hasEntity()) {
            return "";
        }
        var body = new ByteArrayOutputStream();
        request.setStreamProvider(length -> body);
        try {
            request.writeEntity();
        } catch (IOException e) {
            throw new ProcessingException(e);
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    /** The library never asks for this; it is done at once. */
    @Override
    public Future<?> apply(ClientRequest request, AsyncConnectorCallback callback) {
        try {
            callback.response(apply(request));
        } catch (RuntimeException e) {
            callback.failure(e);
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public String getName() {
        return "Ferry";
    }

    @Override
    public void close() {}
}
