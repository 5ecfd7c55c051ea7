package dev.ferry.tracker.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.http.HttpAnswer;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.Transport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an App should have been told of and was not. GitHub says nowhere whether the webhook of an
 * App is switched off: its address stays as it is, and its list of deliveries runs dry. But every
 * comment is a delivery, so one that is newer than the latest of them went to nobody.
 *
 * @param kept how long GitHub keeps deliveries
 */
record Unheard(Transport road, AppRights app, Duration kept) {

    /** How late a delivery may be, and yet come. */
    private static final Duration LATE = Duration.ofMinutes(10);

    /** When the latest comment in this repository was written, if the App was not told of it. */
    Optional<Instant> in(Repo repo) {
        try {
            return latestComment(repo)
                    .filter(this::canBeJudged)
                    .filter(written -> wasNotTold(written))
                    .filter(written ->
                            app.installedSince(repo).filter(written::isAfter).isPresent());
        } catch (TrackerException e) {
            if (e.worthRepeating()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** There are servers that cannot list the comments of a whole repository. */
    private Optional<Instant> latestComment(Repo repo) {
        var latest =
                repo.get("/issues/comments")
                        .withQuery("sort", "created")
                        .withQuery("direction", "desc")
                        .withQuery("per_page", 1);
        return road.find(latest).map(HttpAnswer::json).flatMap(list -> moment(list, "created_at"));
    }

    private boolean canBeJudged(Instant written) {
        var now = road.forgeTime();
        return written.isBefore(now.minus(LATE)) && written.isAfter(now.minus(kept));
    }

    private boolean wasNotTold(Instant written) {
        var latest = HttpCall.get(AppHooks.PLACE + "/deliveries").withQuery("per_page", 1);
        return road.find(latest)
                .map(HttpAnswer::json)
                .filter(list ->
                        moment(list, "delivered_at").filter(d -> !d.isBefore(written)).isEmpty())
                .isPresent();
    }

    private static Optional<Instant> moment(JsonNode list, String field) {
        return Optional.of(list.path(0).path(field))
                .filter(JsonNode::isTextual)
                .map(at -> Library.reading("list", () -> Instant.parse(at.asText())));
    }
}
