package dev.ferry.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.registry.sync.Listing;
import dev.ferry.registry.sync.Sighting;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.Transport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;

/**
 * Asks a provider for its list, page after page.
 *
 * @param first the call of the first page
 */
public record LiveList(Lister lister, Transport http, HttpCall first) {

    /** More models than anybody sells; beyond it a server is leading us in circles. */
    private static final int MOST_PAGES = 100;

    public static LiveList anthropic(Transport http) {
        var call =
                HttpCall.get("/v1/models")
                        .withQuery("lifecycle", "active")
                        .withQuery("lifecycle", "deprecated")
                        .withQuery("lifecycle", "retired")
                        .withQuery("limit", 1000)
                        .withHeader("anthropic-version", "2023-06-01");
        return new LiveList(Lister.ANTHROPIC, http, call);
    }

    /** Below an address that ends in the version, as {@code https://api.openai.com/v1} does. */
    public static LiveList openAi(Transport http) {
        return new LiveList(Lister.OPENAI, http, HttpCall.get("/models"));
    }

    /**
     * @throws dev.ferry.tracker.TrackerException where it does not answer
     * @throws UnreadableListingException where it answers something else
     */
    public Listing read(LocalDate today) {
        var sightings = new ArrayList<Sighting>();
        var marks = new HashSet<String>();
        var call = Optional.of(first);
        while (call.isPresent()) {
            var page = http.send(call.get()).json();
            sightings.addAll(lister.read(page, today).sightings());
            var mark = next(page);
            if (mark.isPresent() && (!marks.add(mark.get()) || marks.size() > MOST_PAGES)) {
                throw new UnreadableListingException(
                        "the list of %s does not end".formatted(lister.call()));
            }
            call = mark.map(m -> first.withQuery("after_id", m));
        }
        return new Listing(lister.surface(), sightings, true);
    }

    private static Optional<String> next(JsonNode page) {
        return page.path("has_more").asBoolean()
                ? Optional.of(page.path("last_id").asText())
                : Optional.empty();
    }
}
