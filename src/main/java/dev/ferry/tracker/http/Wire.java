package dev.ferry.tracker.http;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One request, one answer, within its time: the JDK's own client. Its request timeout ends when the
 * headers have come, so the time of the whole exchange is kept here.
 */
final class Wire {

    private final TransportSettings settings;
    private final HttpClient client;

    Wire(TransportSettings settings) {
        this.settings = settings;
        var builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .proxy(ProxySelector.getDefault())
                        .connectTimeout(settings.connectWithin());
        settings.authorities().ifPresent(pem -> builder.sslContext(Authorities.with(pem)));
        this.client = builder.build();
    }

    HttpAnswer send(HttpCall call, URI address, Credentials.Proof proof)
            throws IOException, InterruptedException {
        var exchange =
                client.sendAsync(
                        request(call, address, proof),
                        BodyHandlers.limiting(
                                BodyHandlers.ofByteArray(), settings.largestAnswer()));
        try {
            return answer(exchange.get(lastMoment().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw new HttpTimeoutException(
                    "no whole answer within " + settings.answerWithin().toSeconds() + " s");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            exchange.cancel(true);
        }
    }

    /** A little later than the client's own timeout, whose exception says more. */
    private Duration lastMoment() {
        return settings.answerWithin().plusMillis(300);
    }

    private HttpRequest request(HttpCall call, URI address, Credentials.Proof proof) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.put("User-Agent", "ferry");
        headers.putAll(settings.headers());
        headers.putAll(new LinkedHashMap<>(call.headers()));
        if (!proof.header().isEmpty()) {
            headers.put(proof.header(), proof.value());
        }
        var body = call.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
        var request =
                HttpRequest.newBuilder(address)
                        .method(call.method(), body)
                        .timeout(settings.answerWithin());
        headers.forEach(request::setHeader);
        return request.build();
    }

    private static HttpAnswer answer(HttpResponse<byte[]> response) {
        return new HttpAnswer(
                response.statusCode(),
                response.headers(),
                response.body(),
                Json.parse(response.body()).orElse(MissingNode.getInstance()));
    }
}
