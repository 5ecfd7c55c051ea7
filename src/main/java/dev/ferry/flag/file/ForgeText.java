package dev.ferry.flag.file;

import dev.ferry.flag.FlagWriteException.Kind;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.http.HttpCall;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What files of both forges share. */
final class ForgeText {

    private ForgeText() {}

    static <T> T calling(Supplier<T> call) {
        try {
            return call.get();
        } catch (TrackerException e) {
            var kind =
                    switch (e.kind()) {
                        case NOT_FOUND, FORBIDDEN, REJECTED -> Kind.REFUSED;
                        case BUSY, UNAVAILABLE -> Kind.UNAVAILABLE;
                        case OUTCOME_UNKNOWN -> Kind.OUTCOME_UNKNOWN;
                    };
            throw new UnreachableTextException(kind, e.getMessage(), e);
        }
    }

    /** The MIME kind: GitHub breaks its lines. */
    static String decoded(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UnreachableTextException(
                    Kind.UNAVAILABLE, "the content did not arrive whole", e);
        }
    }

    static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String escaped(String path) {
        return Arrays.stream(path.split("/"))
                .map(HttpCall::escape)
                .collect(Collectors.joining("/"));
    }
}
