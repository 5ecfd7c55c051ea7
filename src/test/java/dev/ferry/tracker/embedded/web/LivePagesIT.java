package dev.ferry.tracker.embedded.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.embedded.Clock;
import dev.ferry.tracker.embedded.Company;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import dev.ferry.tracker.embedded.Seed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The pages in a real browser, where there is one: what the script adds to them. */
@EnabledIf("hasBrowser")
class LivePagesIT {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static Playwright playwright;
    private static Browser chromium;

    private final Clock clock = new Clock();
    private final EmbeddedTracker tracker = EmbeddedTracker.inMemory(clock).seed(Company.SEED);
    private final TrackerServer server = new TrackerServer(tracker, clock);
    private final IssueRef issue =
            tracker.create(Company.draft("One", "- [ ] first\n- [ ] second\n")).ref();
    private final List<String> complaints = new ArrayList<>();
    private Page page;

    static boolean hasBrowser() {
        return Files.isExecutable(CHROMIUM);
    }

    @BeforeAll
    static void launch() {
        playwright =
                Playwright.create(
                        new CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium =
                playwright
                        .chromium()
                        .launch(
                                new LaunchOptions()
                                        .setExecutablePath(CHROMIUM)
                                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    @AfterAll
    static void quit() {
        chromium.close();
        playwright.close();
    }

    @BeforeEach
    void open() {
        page = chromium.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(m -> complaints.add(m.text()));
        page.navigate(server.at(Presenter.href(issue)).toString());
    }

    @AfterEach
    void close() {
        page.close();
        server.close();
        tracker.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void anOpenPageFollowsTheTrackerAndKeepsWhatIsBeingTyped() {
        page.fill("#comment", "half a thought");
        page.locator("#fact-labels summary").click();
        page.fill("#labels", "half a label");

        tracker.as("ben").comment(issue, "said elsewhere", false);
        tracker.edit(issue, IssueEdit.NOTHING.withTitle("Retitled").withLabels(set("new"), set()));

        assertThat(page.getByText("said elsewhere")).isVisible();
        assertThat(page.getByRole(AriaRole.HEADING, named("Retitled"))).isVisible();
        assertThat(page.locator("#comment")).hasValue("half a thought");
        assertThat(page.locator("#labels")).hasValue("half a label");
    }

    @Test
    void aCommentAppearsWithoutANewPage() {
        page.evaluate("window.stillHere = true");
        page.fill("#comment", "**mine**");
        page.locator("#comment").press("Control+Enter");

        assertThat(page.locator("#timeline strong")).hasText("mine");
        assertThat(page.locator("#comment")).hasValue("");
        assertThat(page.evaluate("window.stillHere")).isEqualTo(true);
    }

    @Test
    void aTaskIsTickedInPlaceAndFromTheKeyboard() {
        task("second").focus();
        page.keyboard().press("Space");

        assertThat(task("second")).hasAttribute("aria-checked", "true");
        assertThat(task("second")).isFocused();
        assertThat(tracker.comment(CommentRef.description(issue)).orElseThrow().body())
                .isEqualTo("- [ ] first\n- [x] second\n");
    }

    @Test
    void aRefusalIsSaidAndTheTextKept() {
        tracker.seed(new Seed(List.of(), Company.SEED.projects()));
        page.fill("#comment", "too late");
        page.getByRole(AriaRole.BUTTON, named("Comment")).click();

        assertThat(page.locator("#toast")).containsText("@ana (none) may only read");
        assertThat(page.locator("#comment")).hasValue("too late");
        complaints.removeIf(c -> c.contains("403"));
    }

    @Test
    void aFlagIsMovedByItsSliderAndSeenToMove() {
        page.navigate(server.at("/tracker/flags").toString());
        page.waitForResponse(
                "**/tracker/flags", () -> page.locator("input[type=range]").first().fill("55"));
        assertThat(page.locator("output").first()).hasText(Pattern.compile("55 %"));

        server.patch("/tracker/api/flags/code-review", "{\"percent\": 3}");

        assertThat(page.locator("output").first()).hasText(Pattern.compile("^\\s*3 %"));
    }

    @Test
    void somebodyElseSitsDown() {
        page.locator(".act-as summary").click();
        page.getByRole(AriaRole.BUTTON, named("Gus Visitor")).click();

        assertThat(page.getByText("Comment as Gus Visitor")).isVisible();
        assertThat(task("first")).isDisabled();
    }

    private Locator task(String words) {
        return page.getByRole(
                AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(words).setExact(true));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Set<String> set(String... labels) {
        return Set.of(labels);
    }
}
