package dev.ferry.tracker.github;

import dev.ferry.tracker.http.HttpAnswer;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.HttpCall.Nature;
import dev.ferry.tracker.http.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * Lets the client library use our road. What the road refuses is thrown through the library
 * unchanged, so the library's own waiting and repeating never begin.
 */
record LibraryConnector(Transport road, String api, String account) implements GitHubConnector {

    /** Those the library sets for itself and that are the road's business. */
    private static final List<String> OURS =
            List.of("authorization", "user-agent", "accept-encoding", "content-length", "host");

    @Override
    public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
        return new Response(request, road.send(call(request)));
    }

    private HttpCall call(GitHubConnectorRequest request) throws IOException {
        var address = request.url().toString();
        var target = address.startsWith(api + "/") ? address.substring(api.length()) : address;
        var nature = request.method().equals("GET") ? Nature.READ : Nature.WRITE;
        var call = HttpCall.of(request.method(), target, nature).onBehalfOf(account);
        for (var header : request.allHeaders().entrySet()) {
            if (!OURS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                call = call.withHeader(header.getKey(), String.join(", ", header.getValue()));
            }
        }
        var body = request.body();
        return body == null ? call : call.withBody(text(body));
    }

    private static String text(InputStream body) throws IOException {
        return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static final class Response extends GitHubConnectorResponse.ByteArrayResponse {

        private final byte[] body;

        Response(GitHubConnectorRequest request, HttpAnswer answer) {
            super(request, answer.status(), answer.headers().map());
            this.body = answer.body();
        }

        @Override
        protected InputStream rawBodyStream() {
            return new ByteArrayInputStream(body);
        }
    }
}
