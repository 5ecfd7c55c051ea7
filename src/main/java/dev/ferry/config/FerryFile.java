package dev.ferry.config;

import dev.ferry.migration.Team;
import dev.ferry.tracker.Role;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code ferry.yaml} as written. */
record FerryFile(
        @Default("models.yaml") String models,
        @Default("features.yaml") String features,
        @Default("raci.yaml") String raci,
        List<Tracker> trackers,
        List<TeamEntry> teams,
        LabelsEntry labels,
        ScheduleEntry schedule,
        List<Flags> flags,
        RolloutEntry rollout,
        DatabaseEntry database,
        ServerEntry server,
        DashboardEntry dashboard,
        @Default("5m") Duration sweep,
        Place at) {

    sealed interface Tracker {

        Place at();

        List<Word> projects();

        Optional<Word> homeProject();

        record Embedded(
                List<Word> projects,
                Optional<Word> homeProject,
                Optional<String> file,
                List<PersonEntry> people,
                Place at)
                implements Tracker {}

        record Gitlab(
                @Default("https://gitlab.com") URI url,
                List<Word> projects,
                Optional<Word> homeProject,
                Optional<String> group,
                Optional<String> initiativeEpic,
                Optional<String> certificateAuthorities,
                Place at)
                implements Tracker {}

        record Github(
                @Default("https://api.github.com") URI url,
                List<Word> projects,
                Optional<Word> homeProject,
                Optional<String> initiativeIssue,
                @Default(TrackerSettings.GitHub.PARENT_TYPE) String parentType,
                @Default(TrackerSettings.GitHub.FEATURE_TYPE) String featureType,
                Optional<String> certificateAuthorities,
                Place at)
                implements Tracker {}
    }

    record PersonEntry(
            Word username, String name, List<Word> teams, @Default("developer") Role role) {}

    record TeamEntry(
            Word id,
            String name,
            Team.Part part,
            Optional<String> group,
            Word lead,
            Optional<String> mention) {}

    record LabelsEntry(
            @Default("AI Model Migration") String migration,
            Set<String> always,
            @Default("blocked") String blocked,
            @Default("migration") String phase,
            @Default("rollout") String rollout,
            @Default("health") String health) {}

    record ScheduleEntry(
            @Default("28d") Duration dueEarliest,
            @Default("14d") Duration dueLatest,
            @Default("14d") Duration simpleUpgrade,
            @Default("61d") Duration newProvider,
            Set<LocalDate> holidays,
            @Default("UTC") ZoneId zone) {

        ScheduleEntry {
            if (dueEarliest.compareTo(dueLatest) < 0) {
                throw new IllegalArgumentException(
                        "due_earliest and due_latest count back from the cutoff:"
                                + " due_earliest may not be less");
            }
        }
    }

    /** Where flags are read; one record per provider. */
    sealed interface Flags {

        Word name();

        String environment();

        /**
         * @param repository where the file lives, if not on this machine
         * @param tracker of the repository; may be left out where one is configured
         */
        record File(
                Word name,
                String path,
                Optional<Word> repository,
                Optional<Word> tracker,
                @Default("main") String branch,
                @Default("production") String environment,
                @Default("1m") Duration poll,
                Place at)
                implements Flags {}

        record Unleash(
                Word name,
                URI url,
                @Default("default") String project,
                @Default("production") String environment,
                Optional<String> certificateAuthorities,
                @Default("15s") Duration poll)
                implements Flags {}

        /** Kept by Ferry itself. */
        record Ferry(Word name, @Default("production") String environment) implements Flags {}

        /**
         * @param url usual: that of the GitLab tracker
         */
        record Gitlab(
                Word name,
                Optional<URI> url,
                Word project,
                @Default("production") String environment,
                Optional<String> certificateAuthorities,
                @Default("30s") Duration poll)
                implements Flags {}

        /**
         * @param url usual: that of the GitHub tracker
         * @param environment empty: variables of the repository
         */
        record GithubVariables(
                Word name,
                Optional<URI> url,
                Word repository,
                @Default("FERRY_FLAG_") String prefix,
                @Default("") String environment,
                Optional<String> certificateAuthorities,
                @Default("1m") Duration poll)
                implements Flags {}

        record Launchdarkly(
                Word name,
                @Default("https://app.launchdarkly.com") URI url,
                @Default("default") String project,
                @Default("production") String environment,
                @Default("1m") Duration poll)
                implements Flags {}
    }

    /** The rules of guarded rollouts; what is left out is as Ferry comes. */
    record RolloutEntry(
            List<StageEntry> stages,
            Optional<Boolean> auto,
            Optional<List<String>> checklist,
            Optional<Integer> fewestRequests,
            Optional<PrometheusEntry> prometheus,
            Optional<List<MeasureEntry>> measures,
            Map<Word, FeatureRollout> features) {}

    /** What is different for one feature. */
    record FeatureRollout(
            List<StageEntry> stages,
            Optional<Boolean> auto,
            Optional<List<String>> checklist,
            Optional<Integer> fewestRequests,
            Optional<List<MeasureEntry>> measures) {}

    record PrometheusEntry(
            URI url,
            Optional<String> user,
            Optional<String> tenant,
            Optional<String> certificateAuthorities,
            @Default("1m") Duration poll,
            Place at) {}

    /** Queries for one number of the new model, and for the same of the old one. */
    record MeasureEntry(Word metric, Word value, Word control, Optional<Word> requests) {}

    /** A share of everybody, or people by name. */
    record StageEntry(
            Optional<Integer> percent,
            Optional<String> audience,
            @Default("0h") Duration stay,
            @Default("2") int regression,
            @Default("false") boolean approval,
            Place at) {}

    record DatabaseEntry(@Default("jdbc:sqlite:../data/ferry.db") String url) {}

    record ServerEntry(
            @Default("127.0.0.1") String host,
            @Default("8080") int port,
            @Default("http://localhost:8080") URI publicUrl) {}

    record DashboardEntry(@Default("AI model migrations") String title, Optional<Login> login) {}

    /** Where people log in to see the pages; one record per kind of house. */
    sealed interface Login {

        Word clientId();

        Set<String> users();

        Set<String> groups();

        boolean confidential();

        record Oidc(
                URI issuer,
                Word clientId,
                @Default("groups") String groupsClaim,
                Set<String> users,
                Set<String> groups,
                @Default("false") boolean confidential)
                implements Login {}

        record Gitlab(
                @Default("https://gitlab.com") URI url,
                Word clientId,
                Set<String> users,
                Set<String> groups,
                @Default("false") boolean confidential)
                implements Login {}

        record Github(
                @Default("https://github.com") URI url,
                Word clientId,
                Set<String> users,
                Set<String> groups,
                @Default("false") boolean confidential)
                implements Login {}
    }
}
