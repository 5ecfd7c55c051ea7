package dev.ferry.tracker.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads what an answer says about limits. Times are counted from the answer's own {@code Date}, so
 * a clock of ours that is minutes off does no harm.
 */
final class RateLimits {

    /** GitHub tells of its secondary limits with a 403 and, often, nothing but these words. */
    private static final Pattern LIMIT_WORDS =
            Pattern.compile("(?i)rate limit|abuse detection|too many (requests|times)");

    private static final Duration LONGEST = Duration.ofHours(2);

    private RateLimits() {}

    /** Whether the call was refused for being one too many. */
    static boolean refused(HttpAnswer answer, String words) {
        return switch (answer.status()) {
            case 429 -> true;
            case 403 ->
                    answer.header("Retry-After").isPresent()
                            || exhausted(answer)
                            || LIMIT_WORDS.matcher(words).find();
            default -> false;
        };
    }

    /** How long to stay away, where the forge says so. */
    static Optional<Duration> stayAway(HttpAnswer answer, Instant ourNow) {
        return answer.header("Retry-After")
                .flatMap(v -> retryAfter(v, now(answer, ourNow)))
                .or(() ->
                        exhausted(answer)
                                ? untilReset(answer, now(answer, ourNow))
                                : Optional.empty())
                .map(RateLimits::sensible);
    }

    /** The forge's time when it answered, where it tells. */
    static Optional<Instant> date(HttpAnswer answer) {
        return answer.header("Date").flatMap(RateLimits::httpDate);
    }

    private static Instant now(HttpAnswer answer, Instant ourNow) {
        return date(answer).orElse(ourNow);
    }

    /** The last call of this hour or minute was used up by this answer. */
    private static boolean exhausted(HttpAnswer answer) {
        return either(answer, "X-RateLimit-Remaining", "RateLimit-Remaining")
                        .filter("0"::equals)
                        .isPresent()
                && answer.header("X-RateLimit-Resource").map("core"::equals).orElse(true);
    }

    private static Optional<Duration> untilReset(HttpAnswer answer, Instant now) {
        return either(answer, "X-RateLimit-Reset", "RateLimit-Reset")
                .flatMap(RateLimits::number)
                .map(seconds ->
                        Duration.between(now, Instant.ofEpochSecond(seconds)).plusSeconds(1));
    }

    private static Optional<Duration> retryAfter(String value, Instant now) {
        return number(value)
                .map(Duration::ofSeconds)
                .or(() -> httpDate(value).map(t -> Duration.between(now, t)));
    }

    private static Optional<String> either(HttpAnswer answer, String one, String other) {
        return answer.header(one).or(() -> answer.header(other)).map(String::strip);
    }

    private static Optional<Long> number(String text) {
        return text.matches("\\d{1,11}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static Optional<Instant> httpDate(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration sensible(Duration wait) {
        if (wait.compareTo(Duration.ofSeconds(1)) < 0) {
            return Duration.ofSeconds(1);
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
