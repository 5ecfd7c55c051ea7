package dev.ferry.config;

import dev.ferry.migration.Catalog;
import dev.ferry.migration.Feature;
import dev.ferry.migration.Labels;
import dev.ferry.migration.Raci;
import dev.ferry.migration.SchedulePolicy;
import dev.ferry.migration.Team;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code ferry.yaml} to the company: trackers, teams, people, rules, with every name looked up. */
final class HouseReader {

    private static final String SQLITE = "jdbc:sqlite:";

    private final FerryFile ferry;
    private final Path file;
    private final Secrets secrets;
    private final Mistakes mistakes;
    private final Set<String> teams;
    private final Set<String> people;
    private final Set<String> projects = new TreeSet<>();

    HouseReader(FerryFile ferry, Path file, Secrets secrets, Mistakes mistakes) {
        this.ferry = ferry;
        this.file = file;
        this.secrets = secrets;
        this.mistakes = mistakes;
        this.teams = ferry.teams().stream().map(t -> t.id().text()).collect(Collectors.toSet());
        this.people = new HashSet<>();
        for (var tracker : ferry.trackers()) {
            tracker.projects().forEach(p -> projects.add(p.text()));
            if (tracker instanceof FerryFile.Tracker.Embedded embedded) {
                embedded.people().forEach(p -> people.add(p.username().text()));
            }
        }
    }

    List<FerryFile.Flags> flags() {
        return ferry.flags();
    }

    Catalog catalog(List<Feature> features, Raci raci) {
        var seen = new HashSet<String>();
        ferry.teams().forEach(t -> Ids.check("team", t.id(), seen, mistakes));
        expectOneFramework();
        if (ferry.trackers().isEmpty()) {
            mistakes.add(ferry.at(), "no tracker is configured; there is embedded, gitlab, github");
        }
        return new Catalog(
                ferry.teams().stream().map(this::team).toList(),
                features,
                raci,
                schedule(),
                new Labels(
                        ferry.labels().migration(),
                        ferry.labels().always(),
                        ferry.labels().blocked(),
                        ferry.labels().phase(),
                        ferry.labels().rollout(),
                        ferry.labels().health()),
                home(),
                new RolloutReader(mistakes)
                        .rules(ferry.rollout(), features.stream().map(Feature::id).toList()));
    }

    private void expectOneFramework() {
        var framework =
                ferry.teams().stream().filter(t -> t.part() == Team.Part.AI_FRAMEWORK).toList();
        if (framework.size() > 1) {
            mistakes.add(
                    framework.get(1).id().at(),
                    "there are two teams with part ai-framework, and one runs migrations");
        } else if (framework.isEmpty() && !ferry.teams().isEmpty()) {
            mistakes.add(
                    ferry.teams().getFirst().id().at(),
                    "no team has part ai-framework, the one that runs migrations");
        } else if (framework.isEmpty()) {
            mistakes.add(ferry.at(), "no team is configured");
        }
    }

    private Team team(FerryFile.TeamEntry entry) {
        knownPerson(entry.lead());
        return new Team(
                entry.id().text(),
                entry.name(),
                entry.part(),
                Optional.of(entry.group().orElse(entry.id().text())),
                entry.lead().text(),
                entry.mention());
    }

    private SchedulePolicy schedule() {
        var entry = ferry.schedule();
        return new SchedulePolicy(
                (int) entry.dueEarliest().toDays(),
                (int) entry.dueLatest().toDays(),
                (int) entry.simpleUpgrade().toDays(),
                (int) entry.newProvider().toDays(),
                entry.holidays(),
                entry.zone());
    }

    /** Only the embedded tracker's people are listed; a forge knows its own. */
    void knownPerson(Word username) {
        if (!people.isEmpty() && !people.contains(username.text())) {
            mistakes.unknown("person", username, people);
        }
    }

    String knownTeam(Word team) {
        if (!teams.contains(team.text())) {
            mistakes.unknown("team", team, teams);
        }
        return team.text();
    }

    String project(Optional<Word> project) {
        project.filter(p -> !projects.contains(p.text()))
                .ifPresent(p -> mistakes.unknown("project", p, projects));
        return project.map(Word::text).orElseGet(this::home);
    }

    /** Of the first tracker. */
    private String home() {
        return ferry.trackers().stream().findFirst().map(HouseReader::home).orElse("");
    }

    private static String home(FerryFile.Tracker tracker) {
        return tracker.homeProject()
                .or(() -> tracker.projects().stream().findFirst())
                .map(Word::text)
                .orElse("");
    }

    List<TrackerSettings> trackers() {
        return trackers(mistakes);
    }

    private List<TrackerSettings> trackers(Mistakes mistakes) {
        var types = new HashSet<Class<?>>();
        for (var tracker : ferry.trackers()) {
            if (!types.add(tracker.getClass())) {
                mistakes.add(tracker.at(), "there are two trackers of this type");
            }
            if (tracker.projects().isEmpty()) {
                mistakes.add(tracker.at(), "projects is empty; where may Ferry open issues?");
            }
            tracker.homeProject()
                    .filter(h -> !texts(tracker.projects()).contains(h.text()))
                    .ifPresent(h -> mistakes.unknown("project", h, texts(tracker.projects())));
        }
        return ferry.trackers().stream().map(this::tracker).toList();
    }

    private TrackerSettings tracker(FerryFile.Tracker tracker) {
        var projects = texts(tracker.projects());
        return switch (tracker) {
            case FerryFile.Tracker.Embedded t ->
                    new TrackerSettings.Embedded(
                            projects,
                            home(t),
                            t.file().map(this::path).orElseGet(this::besideDatabase),
                            t.people().stream().map(this::person).toList());
            case FerryFile.Tracker.Gitlab t ->
                    new TrackerSettings.GitLab(
                            t.url(),
                            projects,
                            home(t),
                            t.group(),
                            t.initiativeEpic(),
                            t.certificateAuthorities().map(this::path));
            case FerryFile.Tracker.Github t ->
                    new TrackerSettings.GitHub(
                            t.url(),
                            projects,
                            home(t),
                            t.initiativeIssue(),
                            t.parentType(),
                            t.featureType(),
                            t.certificateAuthorities().map(this::path));
        };
    }

    private TrackerSettings.Person person(FerryFile.PersonEntry entry) {
        var groups = groups();
        return new TrackerSettings.Person(
                entry.username().text(),
                entry.name(),
                entry.teams().stream()
                        .map(this::knownTeam)
                        .map(t -> groups.getOrDefault(t, t))
                        .toList(),
                entry.role());
    }

    private Map<String, String> groups() {
        return ferry.teams().stream()
                .collect(
                        Collectors.toMap(
                                t -> t.id().text(),
                                t -> t.group().orElse(t.id().text()),
                                (first, second) -> first));
    }

    List<FlagSettings> flagSources() {
        var seen = new HashSet<String>();
        ferry.flags().forEach(f -> Ids.check("flag source", f.name(), seen, mistakes));
        return new FlagSourcesReader(trackers(new Mistakes()), this::path, mistakes)
                .sources(ferry.flags());
    }

    /** The environment wins, and is taken as it is: whoever sets it knows where they stand. */
    Secret database() {
        return secrets.get(Secrets.DATABASE_URL)
                .orElseGet(() -> {
                    var url = ferry.database().url();
                    return new Secret(
                            url.startsWith(SQLITE)
                                    ? SQLITE + path(url.substring(SQLITE.length()))
                                    : url);
                });
    }

    /**
     * Bots that run side by side have a database each, and must not share a tracker by accident.
     */
    private Path besideDatabase() {
        var url = database().reveal();
        if (!url.startsWith(SQLITE)) {
            return path("../data/tracker.db");
        }
        var database = Path.of(url.substring(SQLITE.length())).toAbsolutePath();
        var stem = database.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        return database.resolveSibling(stem.equals("ferry") ? "tracker.db" : stem + "-tracker.db");
    }

    Path path(String written) {
        return file.toAbsolutePath().resolveSibling(written).normalize();
    }

    private static List<String> texts(List<Word> words) {
        return words.stream().map(Word::text).toList();
    }
}
