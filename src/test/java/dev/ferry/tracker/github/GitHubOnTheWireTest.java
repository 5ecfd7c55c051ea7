package dev.ferry.tracker.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Role;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.http.CallMeter;
import dev.ferry.tracker.http.Secret;
import dev.ferry.tracker.http.TurnedClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a well-behaved GitHub never sends, here from an Enterprise Server's address. */
class GitHubOnTheWireTest {

    private static final String API = "/api/v3";
    private static final String REPO = API + "/repos/acme/app";
    private static final IssueRef ISSUE = IssueRef.issue("github", "acme/app", 7);
    private static final WireMockServer GITHUB = new WireMockServer(options().dynamicPort());
    private static final WireMockServer ELSEWHERE = new WireMockServer(options().dynamicPort());

    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-21T10:00:00Z"));
    private final GitHubTracker tracker =
            GitHubTracker.of(
                    GitHubSettings.of(
                            URI.create(GITHUB.baseUrl() + API + "/"),
                            List.of("acme/app"),
                            new GitHubAccess.PersonalToken(Secret.of("pat_x"))),
                    clock,
                    clock,
                    CallMeter.NONE);

    @BeforeAll
    static void start() {
        GITHUB.start();
        ELSEWHERE.start();
    }

    @AfterAll
    static void stop() {
        GITHUB.stop();
        ELSEWHERE.stop();
    }

    @BeforeEach
    void reset() {
        GITHUB.resetAll();
        ELSEWHERE.resetAll();
        answers(get(urlPathEqualTo(REPO)), repository());
        answers(get(urlPathEqualTo(API + "/user")), user(1, "ferry"));
        answers(get(urlPathEqualTo(REPO + "/labels")), "[]");
    }

    private static void answers(MappingBuilder call, Object json) {
        GITHUB.stubFor(call.willReturn(okJson(json.toString())));
    }

    private static ObjectNode repository() {
        var shapes = new GitHubShapes(GITHUB.baseUrl() + API, name -> name);
        return shapes.repository("acme/app", 1);
    }

    private static ObjectNode user(long id, String login) {
        return GitHubShapes.example("user").put("id", id).put("login", login);
    }

    private static ObjectNode issue() {
        var node = GitHubShapes.example("issue").put("number", 7);
        node.remove(List.of("pull_request", "parent_issue_url"));
        return node;
    }

    @Test
    void anEnterpriseServerIsAskedBelowItsOwnPath() {
        answers(get(REPO + "/issues/7"), issue());

        assertThat(tracker.issue(ISSUE).orElseThrow().title()).isEqualTo("Found a bug");
    }

    @Test
    void aPullRequestIsNoIssue() {
        answers(
                get(REPO + "/issues/7"),
                issue().set("pull_request", GitHubShapes.example("label")));

        assertThat(tracker.issue(ISSUE)).isEmpty();
    }

    /** The name that somebody had may be somebody else's today; the number is theirs for ever. */
    @Test
    void aNameThatChangedHandsGivesNobodyElsesRights() {
        answers(get(API + "/users/ana"), user(1001, "ana"));
        tracker.user("ana");
        answers(get(API + "/users/ana"), user(2002, "ana"));
        answers(get(API + "/user/1001"), user(1001, "ana-lima"));
        answers(get(REPO + "/collaborators/ana/permission"), permission(2002, "admin"));
        answers(get(REPO + "/collaborators/ana-lima/permission"), permission(1001, "read"));

        assertThat(tracker.role(1001, "acme/app")).isEqualTo(Role.GUEST);
    }

    @Test
    void aRoleThatAnOrganisationMadeCountsAsWhatItIsBuiltOn() {
        answers(get(API + "/user/5"), user(5, "eve"));
        answers(get(REPO + "/collaborators/eve/permission"), permission(5, "release-captain"));

        assertThat(tracker.role(5, "acme/app")).isEqualTo(Role.DEVELOPER);
    }

    private static ObjectNode permission(long id, String roleName) {
        var node =
                GitHubShapes.example("permission")
                        .put("role_name", roleName)
                        .put("permission", "write");
        ((ObjectNode) node.get("user")).put("id", id);
        return node;
    }

    @Test
    void anAuthorWhoseAccountIsGoneIsTheGhost() {
        answers(get(REPO + "/issues/7"), issue().putNull("user"));

        assertThat(tracker.issue(ISSUE).orElseThrow().author().username()).isEqualTo("ghost");
    }

    @Test
    void anAnswerWithoutWhatMattersIsNoAnswer() {
        answers(get(REPO + "/issues/7"), "{\"number\":7}");
        answers(patch(urlPathEqualTo(REPO + "/issues/7")), "{\"number\":7}");
        answers(post(REPO + "/issues/7/comments"), "{\"body\":\"x\"}");

        fails(Kind.UNAVAILABLE, () -> tracker.issue(ISSUE));
        fails(Kind.OUTCOME_UNKNOWN, () -> tracker.edit(ISSUE, IssueEdit.NOTHING.withTitle("x")));
        fails(Kind.OUTCOME_UNKNOWN, () -> tracker.comment(ISSUE, "x", false));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aCutConnectionIsNotTriedAgainByTheLibraryEither(Fault fault) {
        GITHUB.stubFor(post(REPO + "/issues").willReturn(aResponse().withFault(fault)));

        fails(Kind.OUTCOME_UNKNOWN, () -> tracker.create(GitHubHouse.draftIn("acme/app", "t")));

        assertThat(
                        GITHUB.getAllServeEvents().stream()
                                .filter(e -> e.getRequest().getMethod().value().equals("POST")))
                .hasSize(1);
    }

    /** The library would sleep for a minute, or until the reset. */
    @Test
    void theLibraryDoesNotSleepWhereALimitIsReached() {
        var reset = String.valueOf(clock.instant().plusSeconds(1800).getEpochSecond());
        GITHUB.stubFor(
                post(REPO + "/issues")
                        .willReturn(
                                aResponse()
                                        .withStatus(403)
                                        .withHeader("Date", "Sat, 21 Nov 2026 10:00:00 GMT")
                                        .withHeader("X-RateLimit-Remaining", "0")
                                        .withHeader("X-RateLimit-Reset", reset)));

        var busy = fails(Kind.BUSY, () -> tracker.create(GitHubHouse.draftIn("acme/app", "t")));

        assertThat(busy.retryAfter()).contains(Duration.ofSeconds(1801));
        assertThat(clock.waited()).isZero();
    }

    @Test
    void aListOfTheLibraryDoesNotTakeTheTokenToAnotherHost() {
        GITHUB.stubFor(
                get(urlPathEqualTo(REPO + "/labels"))
                        .willReturn(
                                okJson("[]")
                                        .withHeader(
                                                "Link",
                                                "<"
                                                        + ELSEWHERE.baseUrl()
                                                        + "/labels?page=2>; rel=\"next\"")));

        fails(
                Kind.REJECTED,
                () -> tracker.edit(ISSUE, IssueEdit.NOTHING.withLabels(Set.of("new"), Set.of())));

        assertThat(ELSEWHERE.getAllServeEvents()).isEmpty();
    }

    private static TrackerException fails(Kind kind, ThrowingCallable call) {
        var failure = catchThrowableOfType(TrackerException.class, call);
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(kind);
        return failure;
    }
}
