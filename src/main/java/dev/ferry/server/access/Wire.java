package dev.ferry.server.access;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.io.IOException;

/** Requests to the house elsewhere, none of which waits for ever. */
final class Wire {

    static final int PATIENCE = 5_000;
    static final int MOST_BYTES = 256 * 1024;

    private Wire() {}

    static HTTPResponse send(HTTPRequest request) throws IOException {
        request.setConnectTimeout(PATIENCE);
        request.setReadTimeout(PATIENCE);
        request.setFollowRedirects(false);
        request.setAccept("application/json");
        return request.send();
    }
}
