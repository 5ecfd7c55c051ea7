package dev.ferry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagState;
import dev.ferry.flag.FlagState.Presence;
import dev.ferry.flag.Rollout;
import dev.ferry.migration.Cutoff;
import dev.ferry.migration.Decisions;
import dev.ferry.migration.FeatureFacts;
import dev.ferry.migration.Kind;
import dev.ferry.migration.TimelineEntry;
import dev.ferry.reconcile.DecisionsJson;
import dev.ferry.reconcile.Ledger;
import dev.ferry.reconcile.MigrationRecord;
import dev.ferry.reconcile.Migrations;
import dev.ferry.reconcile.Migrations.Binding;
import dev.ferry.reconcile.Migrations.Handled;
import dev.ferry.reconcile.Revisions;
import dev.ferry.reconcile.Standings.Standing;
import dev.ferry.text.Checklist;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.User;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What Ferry's memory promises, on every database. */
abstract class StoreContract implements RampStoreContract {

    private static final Instant SAVED = Instant.parse("2026-11-21T12:00:00.123456789Z");
    private static final Instant EARLIER = SAVED.minusSeconds(60);
    private static final IssueRef CONTROL = IssueRef.issue("embedded", "acme/app", 12);
    private static final IssueRef CHAT = IssueRef.issue("embedded", "acme/app", 13);

    private Ledger ledger() {
        return database().ledger();
    }

    private Migrations migrations() {
        return database().migrations();
    }

    private Ledger.Entry entry(String key) {
        return Optional.ofNullable(ledger().entries(List.of(key)).get(key)).orElseThrow();
    }

    @Test
    void anIntentStandsUntilItsResultIsRecorded() {
        ledger().intend(List.of("a", "b"), SAVED);
        ledger().record("a", "embedded:acme/app#1");

        assertThat(ledger().entries(List.of("a", "b", "c")))
                .containsOnly(
                        Map.entry(
                                "a",
                                new Ledger.Entry("a", Optional.of("embedded:acme/app#1"), SAVED)),
                        Map.entry("b", new Ledger.Entry("b", Optional.empty(), SAVED)));
        assertThat(ledger().entries(List.of())).isEmpty();
    }

    @Test
    void aSecondIntentIsALaterAttemptAtTheSameThing() {
        ledger().intend(List.of("a"), SAVED);
        ledger().intend(List.of("a"), SAVED.plusSeconds(60));

        assertThat(entry("a").intendedAt()).isEqualTo(SAVED.plusSeconds(60));
    }

    @Test
    void whatWasFoundWithoutAnIntentIsRecordedToo() {
        ledger().record("found", "embedded:acme/app#7");

        assertThat(entry("found").ref()).contains("embedded:acme/app#7");
    }

    @Test
    void whatIsForgottenStartsAfresh() {
        ledger().intend(List.of("a"), SAVED);
        ledger().forget("a");
        ledger().forget("never there");

        assertThat(ledger().entries(List.of("a"))).isEmpty();
    }

    @Test
    void manyKeysAreAskedForAtOnce() {
        var keys = java.util.stream.IntStream.range(0, 3_000).mapToObj(i -> "key-" + i).toList();
        ledger().intend(keys, SAVED);

        assertThat(ledger().entries(keys)).hasSize(3_000);
    }

    @Test
    void aMigrationIsFoundByItsNameAndByItsControlIssue() {
        var migration = migration("old-to-new-12", CONTROL);
        migrations().save(migration);

        assertThat(migrations().byId("old-to-new-12")).contains(migration);
        assertThat(migrations().byControl(CONTROL)).contains(migration);
        assertThat(migrations().byId("other")).isEmpty();
        assertThat(migrations().byControl(CHAT)).isEmpty();
    }

    @Test
    void allMigrationsComeInTheOrderOfTheirStart() {
        var later = migration("a", CONTROL, SAVED.plusSeconds(5));
        var earlier = migration("b", CHAT, SAVED);
        migrations().save(later);
        migrations().save(earlier);

        assertThat(migrations().all()).containsExactly(earlier, later);
    }

    @Test
    void twoOpenMigrationsDoNotMakeTheSameMoveUnlessSomebodyInsisted() {
        var first = insisting(false, migration("first", CONTROL));
        migrations().save(first);
        migrations().save(first);
        var second = insisting(false, migration("second", CHAT));
        assertThatExceptionOfType(Migrations.Taken.class)
                .isThrownBy(() -> migrations().save(second))
                .withMessageContaining("first");
        assertThat(migrations().byId("second")).isEmpty();

        migrations().save(insisting(true, second));
        assertThat(migrations().all()).hasSize(2);
        migrations().save(first.with(decisions(Decisions.State.CANCELLED)));
        migrations().save(second);
        assertThat(migrations().byId("second")).contains(second);
    }

    private static MigrationRecord insisting(boolean anyway, MigrationRecord m) {
        var json = DecisionsJson.write(m.decisions());
        return m.with(
                DecisionsJson.read(json.replaceFirst("\"anyway\":\\w+", "\"anyway\":" + anyway)));
    }

    @Test
    void theHistoryGrowsAtItsEndAndTellsTheNewestOfEachKind() {
        var first = event("chat", TimelineEntry.What.FLAG, Optional.empty(), "", "0");
        var second = event("chat", TimelineEntry.What.FLAG, Optional.of("dora"), "0", "5");
        var phase =
                event(
                        "chat",
                        TimelineEntry.What.PHASE,
                        Optional.of(TimelineEntry.FERRY),
                        "",
                        "planned");
        var other = event("review", TimelineEntry.What.FLAG, Optional.empty(), "", "gone");
        var timeline = database().timeline();
        timeline.add(List.of(first, phase));
        timeline.add(List.of(second, other));
        timeline.add(List.of());

        timeline = reopened().timeline();
        assertThat(timeline.of("m")).containsExactly(first, phase, second, other);
        assertThat(timeline.of("m", "review")).containsExactly(other);
        assertThat(timeline.latest("m")).containsExactly(phase, second, other);
        assertThat(timeline.of("another")).isEmpty();
    }

    private static TimelineEntry event(
            String feature, TimelineEntry.What what, Optional<String> who, String from, String to) {
        return new TimelineEntry(
                "m", Optional.of(feature), what, SAVED, who, from, to, "because | of <this>");
    }

    @Test
    void aMigrationThatIsSavedAgainIsReplaced() {
        var migration = migration("old-to-new-12", CONTROL);
        migrations().save(migration);
        var done = migration.with(decisions(Decisions.State.DONE));
        migrations().save(done);

        assertThat(migrations().all()).containsExactly(done);
    }

    @Test
    void decidingTheSameTextAgainChangesNothing() {
        var handled = handled("embedded:acme/app#12:3", "cutoff 2027-01-31");
        var first = migration("old-to-new-12", CONTROL);
        migrations().save(Optional.of(first), handled);
        migrations()
                .save(
                        Optional.of(first.with(decisions(Decisions.State.CANCELLED))),
                        new Handled(
                                handled.comment(),
                                handled.commands(),
                                "[\"something else\"]",
                                handled.migration()));

        assertThat(migrations().handled(handled.comment())).contains(handled);
        assertThat(migrations().all()).containsExactly(first);
    }

    @Test
    void anEditedCommentIsDecidedAnew() {
        migrations().save(Optional.empty(), handled("embedded:acme/app#12:3", "status"));
        var edited = handled("embedded:acme/app#12:3", "status", "cancel");
        var migration = migration("old-to-new-12", CONTROL);
        migrations().save(Optional.of(migration), edited);

        assertThat(migrations().handled(edited.comment())).contains(edited);
        assertThat(migrations().all()).containsExactly(migration);
    }

    @Test
    void anIssueKnowsItsMigration() {
        var parent = IssueRef.epic("gitlab", "acme", 5);
        var bindings =
                Map.of(
                        parent, new Binding("old-to-new-12", Optional.empty()),
                        CHAT, new Binding("old-to-new-12", Optional.of("chat")));
        migrations().bind(bindings);
        migrations().bind(Map.of(CONTROL, new Binding("another", Optional.empty())));

        assertThat(migrations().binding(CHAT))
                .contains(new Binding("old-to-new-12", Optional.of("chat")));
        assertThat(migrations().binding(IssueRef.issue("gitlab", "acme", 5))).isEmpty();
        assertThat(migrations().bindings("old-to-new-12")).isEqualTo(bindings);
    }

    @Test
    void aFlagThatWasOnceOnStaysRememberedSo() {
        var key = new FlagKey("flags", "config/flags.yaml", "chat-model", "production");
        migrations().remember("m", List.of(FlagState.absent(key, SAVED)));
        assertThat(memory(key)).isEqualTo(memory(FlagState.absent(key, SAVED), false, false));

        var on = reading(key, Rollout.percent(25), SAVED.plusSeconds(1));
        migrations().remember("m", List.of(on));
        assertThat(memory(key)).isEqualTo(memory(on, true, true));

        var gone = FlagState.absent(key, SAVED.plusSeconds(2));
        migrations().remember("m", List.of(gone));
        assertThat(memory(key)).isEqualTo(memory(gone, true, true));
    }

    @Test
    void anUnreadableOrLateReadingDoesNotReplaceAGoodOne() {
        var key = new FlagKey("flags", "config/flags.yaml", "chat-model", "production");
        var good = reading(key, Rollout.OFF, SAVED);
        migrations().remember("m", List.of(good));
        migrations().remember("m", List.of(FlagState.unreadable(key, "502", SAVED.plusSeconds(9))));
        migrations().remember("m", List.of(reading(key, Rollout.FULL, SAVED.minusSeconds(9))));

        assertThat(memory(key)).isEqualTo(memory(good, true, true));
    }

    @Test
    void everyKindOfRolloutIsReadAsItWasWritten() {
        for (var rollout :
                List.of(
                        Rollout.OFF,
                        Rollout.FULL,
                        Rollout.of(new BigDecimal("12.50"), "userId", "chat"),
                        new Rollout.Mixed(BigDecimal.ONE, BigDecimal.TEN, "two rules"),
                        new Rollout.Unknown("a rule that we do not know"))) {
            var key = new FlagKey("flags", "", rollout.getClass().getSimpleName(), "production");
            var reading = reading(key, rollout, SAVED);
            migrations().remember("m", List.of(reading));

            assertThat(memory(key).last()).contains(reading);
        }
    }

    @Test
    void whatWasSeenLastIsShownAgainAfterARestartAndNothingOlder() {
        var key = new FlagKey("flags", "", "chat-model", "production");
        var seen = standing("m", reading(key, Rollout.percent(25), SAVED), SAVED);
        database().standings().save(seen);
        database().standings().save(standing("m", FlagState.absent(key, SAVED), EARLIER));

        assertThat(reopened().standings().since(Instant.EPOCH)).containsExactly(seen);
        assertThat(database().standings().since(SAVED.plusSeconds(1))).isEmpty();
    }

    private static Standing standing(String migration, FlagState flag, Instant at) {
        var facts =
                new FeatureFacts(
                        "chat",
                        Optional.of(true),
                        Optional.of("https://tracker.example/13"),
                        Optional.of("#13"),
                        List.of("ana"),
                        new Checklist(List.of(new Checklist.Section("evaluation", 1, 4))),
                        Optional.of(flag),
                        Optional.empty(),
                        true,
                        false,
                        false,
                        Optional.of(LocalDate.of(2027, 1, 4)),
                        Optional.of(SAVED));
        var parent =
                new Issue(
                        IssueRef.epic("gitlab", "acme", 5),
                        "Replace it",
                        "",
                        new User(7, "ferry", "Ferry"),
                        List.of(),
                        Set.of("AI Model Migration"),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        true,
                        SAVED,
                        SAVED,
                        URI.create("https://tracker.example/5"));
        return new Standing(
                migration, Map.of("chat", facts), Optional.of(parent), Set.of("chat"), at);
    }

    @Test
    void everythingIsThereAfterARestart() {
        var migration = migration("old-to-new-12", CONTROL);
        migrations().save(Optional.of(migration), handled("embedded:acme/app#12:3", "status"));
        ledger().record("a", "embedded:acme/app#1");

        var again = reopened();
        assertThat(again.migrations().all()).containsExactly(migration);
        assertThat(again.migrations().handled("embedded:acme/app#12:3")).isPresent();
        assertThat(again.ledger().entries(List.of("a"))).hasSize(1);
    }

    @Test
    void hostileTextIsOnlyText() {
        var comment = "x'); DROP TABLE handled; --\u202e ${a} \uD83D\uDE80";
        migrations().save(Optional.empty(), handled(comment, "help"));

        assertThat(migrations().handled(comment)).isPresent();
    }

    private Migrations.FlagMemory memory(FlagKey key) {
        return Optional.ofNullable(migrations().flags("m").get(key)).orElseThrow();
    }

    private static Migrations.FlagMemory memory(FlagState last, boolean present, boolean on) {
        return new Migrations.FlagMemory(Optional.of(last), present, on);
    }

    private static Handled handled(String comment, String... commands) {
        return new Handled(
                comment,
                List.of(commands),
                "[{\"said\":\"done \\\"so\\\"\"}]",
                Optional.of("old-to-new-12"));
    }

    private static FlagState reading(FlagKey key, Rollout rollout, Instant at) {
        return new FlagState(
                key,
                Presence.PRESENT,
                true,
                rollout,
                List.of("user \"ana\""),
                Optional.of(at.minusSeconds(60)),
                Optional.of("ana"),
                Optional.of(URI.create("https://flags.example/chat-model")),
                false,
                at,
                "v7");
    }

    private static MigrationRecord migration(String id, IssueRef control) {
        return migration(id, control, SAVED);
    }

    private static MigrationRecord migration(String id, IssueRef control, Instant startedAt) {
        return new MigrationRecord(id, control, decisions(Decisions.State.OPEN), "ana", startedAt);
    }

    static Decisions decisions(Decisions.State state) {
        return new Decisions(
                Kind.DEPRECATION,
                "anthropic/old",
                "anthropic/new",
                Optional.of("because \"it\" ends -->"),
                true,
                false,
                Map.of(
                        Decisions.EVERYWHERE,
                        new Cutoff(LocalDate.of(2027, 1, 31), "given by @ana", Optional.empty())),
                LocalDate.of(2026, 11, 21),
                List.of(
                        new Decisions.Scope(
                                LocalDate.of(2026, 11, 21),
                                List.of("anthropic-api"),
                                List.of("chat", "review"))),
                List.of(),
                Map.of("chat", LocalDate.of(2027, 1, 4)),
                Map.of("chat", "ben"),
                Map.of(),
                state,
                Optional.empty());
    }

    @Test
    void whatIsPublishedHasAHigherNumberAfterEachChangeAndOnlyThen() {
        var first = database().revisions().of(Map.of("a", "monday", "b", "tuesday"), SAVED);
        assertThat(first.get("a")).isEqualTo(new Revisions.Revision(0, SAVED));

        var later = SAVED.plusSeconds(60);
        var second = database().revisions().of(Map.of("a", "friday", "b", "tuesday"), later);
        assertThat(second.get("a")).isEqualTo(new Revisions.Revision(1, later));
        assertThat(second.get("b")).isEqualTo(new Revisions.Revision(0, SAVED));

        var third = reopened().revisions().of(Map.of("a", "friday"), later.plusSeconds(60));
        assertThat(third).isEqualTo(Map.of("a", new Revisions.Revision(1, later)));
    }

    @Test
    void aCursorIsKeptOverARestart() {
        assertThat(database().cursors().at("embedded:acme/app")).isEmpty();
        database().cursors().move("embedded:acme/app", SAVED);
        database().cursors().move("embedded:acme/app", SAVED.plusSeconds(60));
        assertThat(reopened().cursors().at("embedded:acme/app")).contains(SAVED.plusSeconds(60));
    }
}
