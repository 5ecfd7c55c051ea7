package dev.ferry.tracker.gitlab;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.ferry.tracker.Capability;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Role;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.User;
import dev.ferry.tracker.http.CallMeter;
import dev.ferry.tracker.http.CapturedLogs;
import dev.ferry.tracker.http.Secret;
import dev.ferry.tracker.http.TurnedClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a well-behaved GitLab never sends, here from one that lives in a folder of its server. */
class GitLabOnTheWireIT {

    /** With a prefix that a company chose, so that nothing knows it for a token by its looks. */
    private static final String TOKEN = "acmesecret4711sEcReTsEcReT";

    private static final String API = "/gitlab/api/v4";
    private static final String GRAPHQL = "/gitlab/api/graphql";
    private static final String PROJECT = API + "/projects/acme%2Fapp";
    private static final String NOTES = PROJECT + "/issues/7/notes";
    private static final IssueRef ISSUE = IssueRef.issue("gitlab", "acme/app", 7);
    private static final IssueRef EPIC = IssueRef.epic("gitlab", "acme", 5);
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final User ANA = new User(1, "ana", "Ana");

    private static final WireMockServer GITLAB = new WireMockServer(options().dynamicPort());
    private static final WireMockServer ELSEWHERE = new WireMockServer(options().dynamicPort());

    private final TurnedClock clock = new TurnedClock(NOW);
    private final GitLabTracker tracker = tracker(Duration.ofSeconds(10));

    private GitLabTracker tracker(Duration answerWithin) {
        var settings =
                new GitLabSettings(
                        URI.create(GITLAB.baseUrl() + "/gitlab/"),
                        List.of("acme/app"),
                        Optional.empty(),
                        Secret.of(TOKEN),
                        Duration.ofSeconds(10),
                        answerWithin,
                        Optional.empty());
        return GitLabTracker.of(settings, clock, clock, CallMeter.NONE);
    }

    @BeforeAll
    static void start() {
        GITLAB.start();
        ELSEWHERE.start();
    }

    @AfterAll
    static void stop() {
        GITLAB.stop();
        ELSEWHERE.stop();
    }

    @BeforeEach
    void reset() {
        GITLAB.resetAll();
        ELSEWHERE.resetAll();
        answers(get(API + "/user"), shapes().user(ANA));
    }

    private static void answers(MappingBuilder call, Object json) {
        GITLAB.stubFor(call.willReturn(okJson(json.toString())));
    }

    private static void answers(MappingBuilder call, ResponseDefinitionBuilder answer) {
        GITLAB.stubFor(call.willReturn(answer));
    }

    private static GitLabShapes shapes() {
        return new GitLabShapes(GITLAB.baseUrl() + "/gitlab");
    }

    private static ObjectNode issue(long number) {
        var issue =
                new Issue(
                        IssueRef.issue("gitlab", "acme/app", number),
                        "Found a bug",
                        "x",
                        ANA,
                        List.of(),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        true,
                        NOW,
                        NOW,
                        URI.create("https://gitlab.test"));
        return shapes().issue(issue, 1000 + number, 1, JsonNodeFactory.instance.nullNode());
    }

    // --- where it is

    @Test
    void aGitLabInAFolderIsAskedThere() {
        answers(get(PROJECT + "/issues/7"), issue(7));

        assertThat(tracker.issue(ISSUE).orElseThrow().title()).isEqualTo("Found a bug");
        GITLAB.verify(
                getRequestedFor(urlPathEqualTo(PROJECT + "/issues/7"))
                        .withHeader("PRIVATE-TOKEN", equalTo(TOKEN)));
    }

    /** The library has a token of its own to send, which is none. */
    @Test
    void theLibrarySendsTheRealTokenOnce() {
        assertThat(tracker.self()).isEqualTo(ANA);

        var sent = GITLAB.getAllServeEvents().getFirst().getRequest();
        assertThat(sent.header("PRIVATE-TOKEN").values()).containsExactly(TOKEN);
        assertThat(sent.getHeader("User-Agent")).isEqualTo("ferry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"epics", "work_items"})
    void theParentIsReadFromEitherKindOfAddress(String kind) {
        var node = issue(7);
        node.putObject("epic").put("iid", 5).put("url", "/groups/acme/ai/-/" + kind + "/5");
        answers(get(PROJECT + "/issues/7"), node);

        assertThat(tracker.issue(ISSUE).orElseThrow().parent())
                .contains(IssueRef.epic("gitlab", "acme/ai", 5));
    }

    // --- too much at once

    @Test
    void theTimeThatGitLabNamesIsWaitedByTheLibraryToo() {
        answers(
                post(NOTES),
                aResponse()
                        .withStatus(429)
                        .withHeader("Retry-After", "42")
                        .withHeader("Content-Type", "text/plain")
                        .withBody("Retry later\n"));

        var busy = fails(Kind.BUSY, () -> tracker.comment(ISSUE, "x", false));

        assertThat(busy.retryAfter()).contains(Duration.ofSeconds(42));
        GITLAB.verify(1, postRequestedFor(urlPathEqualTo(NOTES)));
        fails(Kind.BUSY, () -> tracker.issue(ISSUE));
        GITLAB.verify(0, getRequestedFor(urlPathEqualTo(PROJECT + "/issues/7")));
    }

    @Test
    void whereNoTimeIsNamedItIsAMinuteAndThenLonger() {
        answers(
                post(NOTES),
                aResponse()
                        .withStatus(429)
                        .withBody(
                                "{\"message\":{\"error\":\"This endpoint has been requested too"
                                        + " many times. Try again later.\"}}"));

        var first = fails(Kind.BUSY, () -> tracker.comment(ISSUE, "x", false));
        clock.pause(first.retryAfter().orElseThrow());
        var second = fails(Kind.BUSY, () -> tracker.comment(ISSUE, "x", false));

        assertThat(first.retryAfter()).contains(Duration.ofMinutes(1));
        assertThat(second.retryAfter()).contains(Duration.ofMinutes(2));
        assertThat(first).hasMessageContaining("requested too many times");
    }

    @Test
    void theLastCallOfTheMinuteIsNoticed() {
        var reset = String.valueOf(NOW.plusSeconds(30).getEpochSecond());
        answers(
                get(PROJECT + "/issues/7"),
                okJson(issue(7).toString())
                        .withHeader("RateLimit-Remaining", "0")
                        .withHeader("RateLimit-Reset", reset)
                        .withHeader("Date", "Sat, 21 Nov 2026 10:00:00 GMT"));

        tracker.issue(ISSUE);

        assertThat(fails(Kind.BUSY, () -> tracker.issue(ISSUE)).retryAfter())
                .contains(Duration.ofSeconds(31));
    }

    // --- half of it

    @Test
    void aTokenThatEndsInTheMiddleOfAListIsNoShorterList() {
        answers(
                get(urlPathEqualTo(NOTES)),
                okJson("[" + note(1) + "]").withHeader("Link", next(NOTES + "?page=2")));
        answers(
                get(urlPathEqualTo(NOTES)).withQueryParam("page", equalTo("2")),
                aResponse().withStatus(401).withBody("{\"error\":\"invalid_token\"}"));

        fails(Kind.FORBIDDEN, () -> tracker.comments(ISSUE));
    }

    @Test
    void aListOfThreeHundredPagesIsReadToItsEnd() {
        for (int page = 1; page <= 300; page++) {
            var link = page < 300 ? next(PROJECT + "/issues?page=" + (page + 1)) : "";
            var call = get(urlPathEqualTo(PROJECT + "/issues"));
            answers(
                    page == 1 ? call : call.withQueryParam("page", equalTo("" + page)),
                    okJson("[" + issue(page) + "]").withHeader("Link", link));
        }

        assertThat(tracker.changedSince("acme/app", Instant.EPOCH)).hasSize(300);
    }

    @Test
    void aNextPageOnAnotherHostDoesNotGetTheToken() {
        answers(
                get(urlPathEqualTo(NOTES)),
                okJson("[]").withHeader("Link", "<" + ELSEWHERE.baseUrl() + "/n>; rel=\"next\""));

        fails(Kind.REJECTED, () -> tracker.comments(ISSUE));

        assertThat(ELSEWHERE.getAllServeEvents()).isEmpty();
    }

    @Test
    void aStormIsWaitedOutByReadsAndNeverRepeatedByWrites() {
        answers(any(anyUrl()), aResponse().withStatus(503).withBody("<html>no</html>"));

        fails(Kind.UNAVAILABLE, () -> tracker.issue(ISSUE));
        GITLAB.verify(3, getRequestedFor(urlPathEqualTo(PROJECT + "/issues/7")));
        fails(Kind.OUTCOME_UNKNOWN, () -> tracker.comment(ISSUE, "x", false));
        fails(Kind.OUTCOME_UNKNOWN, () -> tracker.edit(ISSUE, IssueEdit.NOTHING.withTitle("x")));
        GITLAB.verify(1, postRequestedFor(urlPathEqualTo(NOTES)));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aCutConnectionIsNotTriedAgainByTheLibraryEither(Fault fault) {
        answers(post(NOTES), aResponse().withFault(fault));

        fails(Kind.OUTCOME_UNKNOWN, () -> tracker.comment(ISSUE, "x", false));

        GITLAB.verify(1, postRequestedFor(urlPathEqualTo(NOTES)));
    }

    /** The library would wait for ever. */
    @Test
    void aServerThatSaysNothingIsNotWaitedForForEver() {
        var hasty = tracker(Duration.ofMillis(200));
        answers(any(anyUrl()), okJson("{}").withFixedDelay(60_000));

        fails(Kind.OUTCOME_UNKNOWN, () -> hasty.comment(ISSUE, "x", false));
        fails(Kind.UNAVAILABLE, hasty::self);
    }

    @Test
    void halfAnAnswerIsNone() {
        var whole = issue(7).toString();
        answers(get(PROJECT + "/issues/7"), okJson(whole.substring(0, whole.length() / 2)));
        answers(post(NOTES), okJson("{\"id\":1,\"body\":\"x").withStatus(201));
        answers(get(API + "/user"), "{\"id\":1,");

        fails(Kind.UNAVAILABLE, () -> tracker.issue(ISSUE));
        fails(Kind.OUTCOME_UNKNOWN, () -> tracker.comment(ISSUE, "x", false));
        fails(Kind.UNAVAILABLE, tracker::self);
    }

    /** Ferry then need not look whether the issue was made. */
    @Test
    void whereOnlyALabelMayHaveBeenMadeTheIssueSurelyWasNot() {
        answers(get(urlPathEqualTo(PROJECT + "/labels")), "[]");
        answers(post(API + "/groups/acme/labels"), aResponse().withStatus(500));

        fails(Kind.UNAVAILABLE, () -> tracker.create(labelled()));

        GITLAB.verify(0, postRequestedFor(urlPathEqualTo(PROJECT + "/issues")));
    }

    private static IssueDraft labelled() {
        return new IssueDraft(
                "acme/app",
                false,
                "Title",
                "x",
                List.of(),
                Set.of("new"),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    @Test
    void anAnswerWithoutWhatMattersIsNoAnswer() {
        answers(get(PROJECT + "/issues/7"), "{\"iid\":7}");
        answers(put(urlPathEqualTo(PROJECT + "/issues/7")), "{\"iid\":7}");

        fails(Kind.UNAVAILABLE, () -> tracker.issue(ISSUE));
        fails(Kind.OUTCOME_UNKNOWN, () -> tracker.edit(ISSUE, IssueEdit.NOTHING.withTitle("x")));
    }

    /** GitLab says so with 202 and keeps nothing: repeating it would carry it out again. */
    @Test
    void aNoteThatWasTakenForOrdersIsARefusal() {
        answers(
                post(NOTES),
                okJson("{\"commands_changes\":{},\"summary\":[\"Closed this issue.\"]}")
                        .withStatus(202));

        fails(Kind.REJECTED, () -> tracker.comment(ISSUE, "/close", false));
    }

    // --- GraphQL says 200 to everything

    @Test
    void aMistakeToldWith200IsAMistake() {
        hasWorkItems();
        answers(
                post(GRAPHQL).withRequestBody(containing("workItemCreate")),
                errors("Title is bad"));

        var refused = fails(Kind.REJECTED, () -> tracker.create(epic()));

        assertThat(refused).hasMessageContaining("Title is bad");
    }

    @Test
    void soIsOneThatStandsBesideTheEmptyResult() {
        hasWorkItems();
        answers(
                post(GRAPHQL).withRequestBody(containing("workItemCreate")),
                "{\"data\":{\"workItemCreate\":{\"workItem\":null,\"errors\":[\"No matching work"
                        + " item found.\"]}}}");

        fails(Kind.REJECTED, () -> tracker.create(epic()));
    }

    @Test
    void whatWeMayNotSeeIsNotThere() {
        hasWorkItems();
        answers(
                post(GRAPHQL).withRequestBody(containing("workItem(")),
                errors(
                        "The resource that you are attempting to access does not exist or you"
                                + " don't have permission to perform this action"));

        assertThat(tracker.issue(EPIC)).isEmpty();
        fails(Kind.NOT_FOUND, () -> tracker.edit(EPIC, IssueEdit.NOTHING.withTitle("x")));
    }

    @Test
    void aQuestionThatTakesTooLongIsAskedAgainLater() {
        hasWorkItems();
        answers(
                post(GRAPHQL).withRequestBody(containing("workItem(")),
                errors("Timeout on validation of query"));

        fails(Kind.UNAVAILABLE, () -> tracker.issue(EPIC));
    }

    @Test
    void aFaultWhileAbilitiesAreAskedForIsNotRememberedAsLackOfThem() {
        answers(any(anyUrl()), aResponse().withStatus(502));
        fails(Kind.UNAVAILABLE, () -> tracker.supports(Capability.EPICS));

        GITLAB.resetAll();
        hasWorkItems();
        assertThat(tracker.supports(Capability.EPICS)).isTrue();
    }

    private static void hasWorkItems() {
        answers(
                post(GRAPHQL).withRequestBody(containing("workItemTypes")),
                "{\"data\":{\"namespace\":{\"workItemTypes\":{\"nodes\":[{\"id\":"
                        + "\"gid://gitlab/WorkItems::Type/8\",\"widgetDefinitions\":[]}]}}}}");
        answers(get(urlPathEqualTo(API + "/groups/acme/epics")), "[]");
        answers(get(API + "/metadata"), "{\"version\":\"19.2.1-ee\"}");
        answers(get(urlPathEqualTo(API + "/groups/acme/labels")), "[]");
    }

    private static com.github.tomakehurst.wiremock.matching.StringValuePattern containing(
            String text) {
        return com.github.tomakehurst.wiremock.client.WireMock.containing(text);
    }

    private static String errors(String message) {
        var node = GitLabShapes.object().putNull("data");
        node.putArray("errors").addObject().put("message", message);
        return node.toString();
    }

    // --- clocks

    /** Ana's membership ends at midnight, which at GitLab has passed. */
    @Test
    void whoIsStillAMemberIsJudgedByGitLabsClock() {
        clock.pause(Duration.between(NOW, Instant.parse("2026-11-21T23:58:00Z")));
        var member = shapes().user(ANA).put("access_level", 40).put("expires_at", "2026-11-22");
        answers(
                get(PROJECT + "/members/all/1"),
                okJson(member.toString()).withHeader("Date", "Sun, 22 Nov 2026 00:01:00 GMT"));

        assertThat(tracker.role(1, "acme/app")).isEqualTo(Role.NONE);
        assertThat(tracker.clockSkew()).isEqualTo(Duration.ofMinutes(3));
    }

    // --- secrets

    /** Everything that Ferry does, on every bad day, with everything logged that can be. */
    @Test
    void theTokenIsInNoLogLineAndNoFailure() {
        var echo =
                "{\"message\":\"PRIVATE-TOKEN "
                        + TOKEN
                        + " is wrong\",\"errors\":[{\"message\":\""
                        + TOKEN
                        + "\"}]}";
        var days =
                Map.of(
                        "refused", aResponse().withStatus(401).withBody(echo),
                        "forbidden", aResponse().withStatus(403).withBody(echo),
                        "rejected", aResponse().withStatus(400).withBody(echo),
                        "storm", aResponse().withStatus(500).withBody(echo),
                        "busy", aResponse().withStatus(429).withBody(echo),
                        "nonsense", okJson(echo),
                        "rubbish", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
                        "cut", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                        "half", okJson("{\"id\":1,\"a\":\"" + TOKEN));
        var said = new ArrayList<String>();
        int failures = 0;
        try (var logs = new CapturedLogs()) {
            for (var day : days.entrySet()) {
                GITLAB.resetAll();
                answers(any(anyUrl()), day.getValue());
                for (var deed : deeds(tracker(Duration.ofSeconds(2)))) {
                    var failure = catchThrowableOfType(Exception.class, deed);
                    if (failure != null) {
                        failures++;
                        assertThat(failure).as(day.getKey()).isInstanceOf(TrackerException.class);
                        var text = new StringWriter();
                        failure.printStackTrace(new PrintWriter(text));
                        said.add(text.toString());
                    }
                    clock.pause(Duration.ofHours(1));
                }
            }
            said.addAll(logs.lines());
        }

        assertThat(failures).isGreaterThan(80);
        assertThat(said).noneMatch(line -> line.contains(TOKEN));
    }

    private static List<ThrowingCallable> deeds(GitLabTracker t) {
        var note = new CommentRef(ISSUE, 1);
        return List.of(
                t::self,
                t::token,
                () -> t.supports(Capability.EPICS),
                () -> t.issue(ISSUE),
                () -> t.issue(EPIC),
                () -> t.issues(List.of(ISSUE, IssueRef.issue("gitlab", "acme/app", 8))),
                () -> t.comments(ISSUE),
                () -> t.comment(note),
                () -> t.written("acme/app", "x"),
                () -> t.changedSince("acme/app", Instant.EPOCH),
                () -> t.user("ana"),
                () -> t.role(1, "acme/app"),
                () -> t.memberOf(1, "acme/ai"),
                () -> t.create(epic()),
                () -> t.edit(ISSUE, IssueEdit.NOTHING.withLabels(Set.of("a"), Set.of("b"))),
                () -> t.comment(ISSUE, "x", true),
                () -> t.editComment(note, "x"),
                () -> t.acknowledge(note));
    }

    private static IssueDraft epic() {
        return new IssueDraft(
                "acme",
                true,
                "Replace",
                "x",
                List.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static String note(long id) {
        return GitLabShapes.object()
                .put("id", id)
                .put("body", "x")
                .put("system", false)
                .put("created_at", "2026-11-21T09:00:00.000Z")
                .put("updated_at", "2026-11-21T09:00:00.000Z")
                .set("author", shapes().user(ANA))
                .toString();
    }

    private static String next(String address) {
        return "<" + GITLAB.baseUrl() + address + ">; rel=\"next\"";
    }

    private static TrackerException fails(Kind kind, ThrowingCallable call) {
        var failure = catchThrowableOfType(TrackerException.class, call);
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(kind);
        return failure;
    }
}
