package dev.ferry.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.inbox.Delivery.Hint;
import dev.ferry.inbox.Delivery.Topic;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PayloadTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    note_issue_hook.doc             | COMMENT | gitlab:gitlab-org/gitlab-test#17:1241 | 1
                    gitlab4j.note-issue-event       | COMMENT | gitlab:gitlab-org/gitlab-test#17:1241 |
                    issue_hook.doc                  | COMMENT | gitlab:gitlabhq/gitlab-test#23:0      | 1
                    gitlab4j.issue-event            | COMMENT | gitlab:gitlabhq/gitlab-test#23:0      |
                    gitlab4j.workitem-event         | COMMENT | gitlab:a-group&1:0                    | 1245
                    feature_flag_hook.doc           | FLAG    | gitlab:gitlabhq/gitlab-test/test-feature-flag | 1
                    gitlab4j.note-merge-request-event | | |
                    emoji_hook.doc                  | | |
                    milestone_hook.doc              | | |
                    deployment_hook.doc             | | |
                    access_token_expiring_hook.doc  | | |
                    """)
    void gitLabsDeliveriesAreUnderstood(String file, Topic topic, String subject, Long actor)
            throws IOException {
        var sample = Samples.bytes("gitlab/" + file + ".json");

        assertThat(new GitLabPayload().hint(none(), commanding(sample)))
                .isEqualTo(expected(topic, subject, actor));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    issue_comment.created.1 | COMMENT | github:Codertocat/Hello-World#1:492700400 | 21031067
                    issue_comment.edited.7  | COMMENT | github:Codertocat/Hello-World#1:492700400 | 21031067
                    issue_comment.deleted.5 | | |
                    issues.opened.15        | COMMENT | github:Codertocat/Hello-World#1:0 | 21031067
                    issues.edited.0         | COMMENT | github:Codertocat/Hello-World#1:0 | 21031067
                    issues.labeled.9        | ISSUE   | github:Codertocat/Hello-World#1   | 21031067
                    issues.reopened.20      | ISSUE   | github:Codertocat/Hello-World#1   | 21031067
                    sub_issues.sub_issue_added    | ISSUE | github:Codertocat/Hello-World#100 | 21031067
                    sub_issues.parent_issue_added | ISSUE | github:Codertocat/Hello-World#101 | 21031067
                    ping.none.0                   | | |
                    installation.created.1        | | |
                    projects_v2_item.edited.4     | | |
                    label.created.1               | | |
                    """)
    void gitHubsDeliveriesAreUnderstood(String file, Topic topic, String subject, Long actor)
            throws IOException {
        var sample = Samples.bytes("github/" + file + ".json");

        assertThat(new GitHubPayload().hint(eventOf(file), commanding(sample)))
                .isEqualTo(expected(topic, subject, actor));
    }

    /** The sample as it would be if every text in it were a command. */
    private static byte[] commanding(byte[] sample) {
        return new String(sample, UTF_8)
                .replaceAll(
                        "(\"(note|description|body)\" *: *)(\"(?:[^\"\\\\]|\\\\.)*\"|null)",
                        "$1\"/migrate help\"")
                .getBytes(UTF_8);
    }

    @Test
    void whatHoldsNoCommandIsNoMoreThanANewsAboutItsIssue() throws IOException {
        var comment = Samples.bytes("github/issue_comment.created.1.json");
        assertThat(new GitHubPayload().hint(event("issue_comment"), comment)).isEmpty();
        var note = Samples.bytes("gitlab/note_issue_hook.doc.json");
        assertThat(new GitLabPayload().hint(none(), note)).isEmpty();
        var issue = Samples.bytes("gitlab/issue_hook.doc.json");
        assertThat(new GitLabPayload().hint(none(), issue).orElseThrow().topic())
                .isEqualTo(Topic.ISSUE);
        assertThat(embedded("comment.created", "thanks")).isEmpty();
        assertThat(embedded("issue.edited", "- [x] done").orElseThrow().topic())
                .isEqualTo(Topic.ISSUE);
    }

    static java.util.List<String> gitlab() {
        return Samples.names("gitlab");
    }

    static java.util.List<String> github() {
        return Samples.names("github");
    }

    @ParameterizedTest
    @MethodSource("gitlab")
    void everySampleOfGitLabIsReadOrIgnored(String name) {
        var sample = Samples.bytes(name);
        if (new String(sample, UTF_8).contains("\"object_kind\"")) {
            assertThatCode(() -> new GitLabPayload().hint(none(), sample))
                    .doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> new GitLabPayload().hint(none(), sample))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("a template at GitLab's webhook");
        }
    }

    @Test
    void aNoteOnATaskIsOneOnAnIssue() throws IOException {
        var body =
                """
                {"object_kind":"note","event_type":"confidential_note","user":{"id":3},
                 "project":{"path_with_namespace":"acme/app"},
                 "object_attributes":{"id":7,"note":"/migrate help","noteable_type":"WorkItem"},
                 "work_item":{"iid":5}}
                """;
        assertThat(new GitLabPayload().hint(none(), body.getBytes(UTF_8)))
                .contains(new Hint(Topic.COMMENT, "gitlab:acme/app#5:7", Optional.of(3L)));
    }

    @ParameterizedTest
    @MethodSource("github")
    void everySampleOfGitHubIsReadOrIgnored(String name) {
        assertThatCode(() -> github(name)).doesNotThrowAnyException();
    }

    @Test
    void commentsOnPullRequestsAreNotOurBusiness() throws IOException {
        var body =
                """
                {"action":"created","issue":{"number":1,"pull_request":{"url":"x"}},
                 "comment":{"id":2,"body":"/migrate help"},"repository":{"full_name":"a/b"},"sender":{"id":3}}
                """;
        assertThat(new GitHubPayload().hint(event("issue_comment"), body.getBytes(UTF_8)))
                .isEmpty();
    }

    @Test
    void theEmbeddedTrackersEventsAreUnderstood() throws IOException {
        assertThat(embedded("comment.created"))
                .contains(new Hint(Topic.COMMENT, "embedded:acme/app#12:345", Optional.of(3L)));
        assertThat(embedded("issue.edited"))
                .contains(new Hint(Topic.COMMENT, "embedded:acme/app#12:0", Optional.of(3L)));
        assertThat(embedded("issue.closed"))
                .contains(new Hint(Topic.ISSUE, "embedded:acme/app#12", Optional.of(3L)));
    }

    @Test
    void aProjectThatCannotBeOneIsIgnored() throws IOException {
        var body =
                """
                {"object_kind":"issue","project":{"path_with_namespace":"a b#1"},
                 "object_attributes":{"iid":5,"action":"open"}}
                """;
        assertThat(new GitLabPayload().hint(none(), body.getBytes(UTF_8))).isEmpty();
    }

    /**
     * Truncated anywhere, or with any byte changed: understood, ignored or refused, nothing else.
     */
    @Test
    void brokenDeliveriesDoNoHarm() {
        var random = new Random(1);
        var good = Samples.bytes("gitlab/note_issue_hook.doc.json");
        for (int i = 0; i < 2_000; i++) {
            var bad = java.util.Arrays.copyOf(good, random.nextInt(good.length) + 1);
            bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            try {
                new GitLabPayload().hint(none(), bad);
            } catch (IOException e) {
                assertThat(e).hasMessageNotContaining("Exception");
            }
        }
    }

    private static Optional<Hint> embedded(String type) throws IOException {
        return embedded(type, "please\\n/Migrate help");
    }

    private static Optional<Hint> embedded(String type, String text) throws IOException {
        var body =
                """
                {"type":"%s","ref":"embedded:acme/app#12","comment":345,
                 "actor":{"id":3,"username":"ana"},"body":"%s"}
                """
                        .formatted(type, text);
        return new EmbeddedPayload().hint(none(), body.getBytes(UTF_8));
    }

    private static Optional<Hint> github(String name) throws IOException {
        var file = name.substring(name.indexOf('/') + 1);
        return new GitHubPayload().hint(eventOf(file), Samples.bytes(name));
    }

    private static Headers eventOf(String file) {
        return event(file.substring(0, file.indexOf('.')));
    }

    private static Optional<Hint> expected(Topic topic, String subject, Long actor) {
        return topic == null
                ? Optional.empty()
                : Optional.of(new Hint(topic, subject, Optional.ofNullable(actor)));
    }

    private static Headers none() {
        return _ -> Optional.empty();
    }

    private static Headers event(String event) {
        return name -> Optional.of(event).filter(_ -> name.equalsIgnoreCase("X-GitHub-Event"));
    }
}
