package dev.ferry.cli;

import dev.ferry.provider.FileList;
import dev.ferry.provider.Lister;
import dev.ferry.provider.LiveList;
import dev.ferry.provider.UnreadableListingException;
import dev.ferry.registry.sync.Listing;
import dev.ferry.registry.sync.Sighting;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.http.CallMeter;
import dev.ferry.tracker.http.Credentials;
import dev.ferry.tracker.http.Pacing;
import dev.ferry.tracker.http.Pause;
import dev.ferry.tracker.http.Secret;
import dev.ferry.tracker.http.Transport;
import dev.ferry.tracker.http.TransportSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the lists come from: files that were named, and providers whose key is there. */
final class ListSources {

    /** What came of one surface. */
    sealed interface Outcome {

        record Read(String source, Listing listing) implements Outcome {}

        record Failed(SyncReport.Failure failure) implements Outcome {}
    }

    private static final String STDIN = "-";
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    /** A provider that is asked live, by the variables that its own clients read. */
    private enum Live {
        ANTHROPIC(
                Lister.ANTHROPIC,
                "ANTHROPIC_API_KEY",
                "ANTHROPIC_BASE_URL",
                "https://api.anthropic.com"),
        OPENAI(Lister.OPENAI, "OPENAI_API_KEY", "OPENAI_BASE_URL", "https://api.openai.com/v1");

        private final Lister lister;
        private final String key;
        private final String address;
        private final String usual;

        Live(Lister lister, String key, String address, String usual) {
            this.lister = lister;
            this.key = key;
            this.address = address;
            this.usual = usual;
        }

        private Credentials credentials(Secret secret) {
            return this == ANTHROPIC
                    ? Credentials.fixed("x-api-key", "", secret)
                    : Credentials.fixed("Authorization", "Bearer", secret);
        }

        private LiveList list(Transport road) {
            return this == ANTHROPIC ? LiveList.anthropic(road) : LiveList.openAi(road);
        }
    }

    private final Surroundings surroundings;
    private final InputStream stdin;
    private final LocalDate today;
    private final Map<Lister, List<String>> files = new LinkedHashMap<>();
    private final List<Live> live;

    /**
     * @param from {@code SURFACE=FILE}, of which one surface may have several
     */
    ListSources(Surroundings surroundings, InputStream stdin, List<String> from, LocalDate today) {
        this.surroundings = surroundings;
        this.stdin = stdin;
        this.today = today;
        from.forEach(this::named);
        this.live =
                Stream.of(Live.values())
                        .filter(l -> !files.containsKey(l.lister))
                        .filter(l -> variable(l.key).isPresent())
                        .toList();
        if (files.isEmpty() && live.isEmpty()) {
            throw Stop.usage(
                    """
                    There is nobody to ask. Set ANTHROPIC_API_KEY or OPENAI_API_KEY, or hand over lists:
                      --from bedrock=FILE     the answer of `aws bedrock list-foundation-models`
                      --from azure=FILE       the answer of `az cognitiveservices model list -l LOCATION`
                      --from anthropic=FILE, --from openai=FILE     the answer of GET /v1/models\
                    """);
        }
        if (files.values().stream().flatMap(List::stream).filter(STDIN::equals).count() > 1) {
            throw Stop.usage("Only one list can come from stdin (-).");
        }
    }

    private void named(String from) {
        int sign = from.indexOf('=');
        var surface = from.substring(0, Math.max(sign, 0));
        var lister = Lister.of(surface);
        if (lister.isEmpty() || sign == from.length() - 1) {
            var surfaces = new TreeSet<String>();
            Stream.of(Lister.values()).forEach(l -> surfaces.add(l.surface()));
            throw Stop.usage(
                    "--from %s: write SURFACE=FILE with a surface of %s."
                            .formatted(Cells.plain(from), String.join(", ", surfaces)));
        }
        files.computeIfAbsent(lister.get(), _ -> new ArrayList<>()).add(from.substring(sign + 1));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(surroundings.environment().get(name)).filter(v -> !v.isBlank());
    }

    /** The surfaces of which there will be a list. */
    List<String> surfaces() {
        return Stream.concat(files.keySet().stream(), live.stream().map(l -> l.lister))
                .map(Lister::surface)
                .toList();
    }

    List<Outcome> read() {
        var outcomes = new ArrayList<Outcome>();
        files.forEach((lister, names) -> outcomes.add(read(lister, names)));
        // Every setting is looked at before the first provider is asked.
        var roads = live.stream().map(l -> l.list(road(l))).toList();
        roads.forEach(list -> outcomes.add(read(list)));
        return outcomes;
    }

    private Outcome read(Lister lister, List<String> names) {
        var sightings = new ArrayList<Sighting>();
        boolean complete = true;
        for (var name : names) {
            try (var in = open(name)) {
                var part = FileList.read(lister, in, today);
                sightings.addAll(part.sightings());
                complete &= part.complete();
            } catch (UnreadableListingException e) {
                return failed(lister, shown(name) + ": " + e.getMessage());
            } catch (IOException e) {
                return failed(lister, shown(name) + " cannot be read: " + e.getMessage());
            }
        }
        var source = names.stream().map(ListSources::shown).collect(Collectors.joining(", "));
        return new Outcome.Read(source, new Listing(lister.surface(), sightings, complete));
    }

    private InputStream open(String name) throws IOException {
        if (name.equals(STDIN)) {
            return stdin;
        }
        var path = Path.of(name);
        if (!Files.isRegularFile(path) && !Files.isReadable(path)) {
            throw Stop.usage("There is no file " + Cells.plain(name) + ".");
        }
        return Files.newInputStream(path);
    }

    private static String shown(String name) {
        return name.equals(STDIN) ? "stdin" : name;
    }

    private static Outcome failed(Lister lister, String why) {
        return new Outcome.Failed(new SyncReport.Failure(lister.surface(), why));
    }

    private Transport road(Live who) {
        var address = variable(who.address).orElse(who.usual);
        try {
            var settings =
                    TransportSettings.of(
                                    who.lister.surface(),
                                    URI.create(address.replaceFirst("/+$", "")),
                                    Pacing.NONE)
                            .withTimeouts(CONNECT, ANSWER);
            return new Transport(
                    settings,
                    who.credentials(key(who)),
                    surroundings.clock(),
                    Pause.SLEEP,
                    CallMeter.NONE);
        } catch (IllegalArgumentException e) {
            throw Stop.usage(
                    "%s is not the address of an API such as %s."
                            .formatted(who.address, who.usual));
        }
    }

    private Secret key(Live who) {
        try {
            return Secret.of(variable(who.key).orElseThrow());
        } catch (IllegalArgumentException e) {
            throw Stop.usage(who.key + " holds characters that a key never has.");
        }
    }

    private Outcome read(LiveList list) {
        try {
            return new Outcome.Read("its own list", list.read(today));
        } catch (TrackerException e) {
            var later =
                    e.retryAfter().map(t -> "; try again in " + t.toSeconds() + " s").orElse("");
            return failed(list.lister(), e.getMessage() + later);
        } catch (UnreadableListingException e) {
            return failed(list.lister(), String.valueOf(e.getMessage()));
        }
    }
}
