package dev.ferry.tracker.gitlab;

import dev.ferry.tracker.http.Transport;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.core.Configuration;
import org.glassfish.jersey.client.HttpUrlConnectorProvider;
import org.glassfish.jersey.client.spi.Connector;
import org.glassfish.jersey.client.spi.ConnectorProvider;

/**
 * How our road gets under the client library, which offers no way to choose its HTTP client:
 * Jersey, on which it is built, looks for a provider among the services. A client without our
 * property gets what it would have got without us.
 */
public final class RoadConnectorProvider implements ConnectorProvider {

    static final String ROAD = "ferry.road";
    static final String API = "ferry.api";

    @Override
    public Connector getConnector(Client client, Configuration config) {
        return config.getProperty(ROAD) instanceof Transport road
                        && config.getProperty(API) instanceof String api
                ? new RoadConnector(road, api)
                : new HttpUrlConnectorProvider().getConnector(client, config);
    }
}
