package dev.ferry.server.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.ferry.server.Pictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The pages for those who watch in a real browser, where there is one: as a manager uses them. */
@EnabledIf("hasBrowser")
class WatchPagesIT {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final String AXE = axe();
    private static final List<String> EVERY_RULE =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** By which a dark page can fail where the same page in the light does not. */
    private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");

    private static Playwright playwright;
    private static Browser chromium;

    private final Gallery gallery = Gallery.ofACompany();
    private final SiteServer server = new SiteServer(gallery);
    private final List<String> complaints = new ArrayList<>();
    private Page page = open(new NewContextOptions());

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

    private Page open(NewContextOptions options) {
        var fresh = chromium.newContext(options).newPage();
        fresh.onPageError(complaints::add);
        fresh.onConsoleMessage(m -> complaints.add(m.text()));
        return fresh;
    }

    private void visit(NewContextOptions options, String path) {
        page.context().close();
        page = open(options);
        visit(path);
    }

    private void visit(String path) {
        page.navigate(server.at(path).toString());
    }

    @AfterEach
    void close() {
        page.context().close();
        server.close();
        assertThat(complaints).isEmpty();
    }

    private static NewContextOptions phone() {
        return new NewContextOptions().setViewportSize(390, 844);
    }

    private static NewContextOptions dark() {
        return new NewContextOptions().setColorScheme(ColorScheme.DARK);
    }

    private static NewContextOptions withoutScript() {
        return new NewContextOptions().setJavaScriptEnabled(false);
    }

    @Test
    void theFirstLookSaysWhatIsLateForWhichProvidersCutoff() {
        visit("/");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(Pattern.compile("\\d+ features are late for a cutoff"));
        var first = page.locator(".worry").first();
        assertThat(first).containsText("ends claude-sonnet-4-5");
        assertThat(first).containsText("in 23 days");
        assertThat(first).isInViewport();
        assertThat(first.locator("li").first()).containsText("@");
    }

    @Test
    void aQueryNarrowsTheTableWithoutANewPage() {
        visit("/");
        page.evaluate("window.stillHere = true");
        page.fill("#q", "health = late and dri = \"emi\"");
        page.locator("#q").press("Enter");

        assertThat(page.locator("#asked tbody tr")).hasCount(1);
        assertThat(page.locator("#asked tbody")).containsText("Vulnerability explanation");
        assertThat(page.locator("#notice")).containsText("1 of");
        assertThat(page.evaluate("window.stillHere")).isEqualTo(true);
        assertThat(page.url()).contains("q=");

        page.goBack();
        assertThat(page.locator(".migration").first()).isVisible();
    }

    @Test
    void theBoxOffersWhatCanStandAtTheCaretAndTheKeyboardTakesIt() {
        visit("/");
        page.locator("#q").focus();
        page.keyboard().type("hea");
        assertThat(page.locator("#ask-offers li")).hasText(new String[] {"healthhow it stands"});
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Tab");
        page.keyboard().type("ri");
        assertThat(page.locator("#ask-offers li")).hasText(new String[] {"at risk"});
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#q")).hasAttribute("aria-activedescendant", "ask-offer-0");
        assertThat(violations()).isEmpty();
        page.keyboard().press("Enter");
        assertThat(page.locator("#q")).hasValue("health = \"at risk\" ");
        page.keyboard().press("Escape");
        assertThat(page.locator("#ask-offers")).isHidden();
        page.keyboard().press("Enter");
        assertThat(page.locator("#asked tbody tr").first()).containsText("at risk");

        page.fill("#q", "not (rollout ");
        assertThat(page.locator("#ask-offers")).containsText("at most");
        page.locator("#ask-offers li").getByText("at most").click();
        assertThat(page.locator("#q")).hasValue("not (rollout <= ");
    }

    @Test
    void aMistakeIsShownWithACaretBelowIt() {
        visit("/?q=" + "phaze+%3D+testing");
        assertThat(page.locator(".problem")).containsText("^");
        assertThat(page.locator("#q")).hasValue("phaze = testing");
    }

    @Test
    void aHeadingSortsAndSaysSo() {
        visit("/?sort=due");
        assertThat(dues()).isSorted();
        page.locator("#sort-due").click();
        assertThat(page.locator("th[aria-sort=descending]")).containsText("Due");
        assertThat(dues()).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    private List<String> dues() {
        return page.locator("#asked td[data-label=Due]").all().stream()
                .map(t -> Objects.requireNonNull(t.getAttribute("data-iso")))
                .toList();
    }

    @Test
    void aClickShowsWhatStandsBehindACellAndEscapePutsItAway() {
        visit("/");
        var due = page.locator(".migration td[data-label=Due] summary").first();
        due.click();
        var because = page.locator(".migration td[data-label=Due] .because").first();
        assertThat(because).containsText("Start by");
        assertThat(because).isInViewport();

        page.locator(".migration td[data-label=Phase] summary").first().click();
        assertThat(because).isHidden();
        page.keyboard().press("Escape");
        assertThat(page.locator("details.why[open]")).hasCount(0);
    }

    @Test
    void anOpenPageFollowsAndKeepsWhatIsOpenAndWhatIsTyped() {
        visit("/");
        assertThat(page.locator("#live[data-state=on]")).hasCount(1);
        page.locator("details.rows summary").nth(1).click();
        page.fill("#q", "half a thou");

        gallery.hang("gpt-5", "gpt-5.6-sol", "2026-12-04", "2026-11-24");
        server.site.live().turn();

        assertThat(page.getByText("gpt-5").first()).isVisible();
        assertThat(page.locator("#q")).hasValue("half a thou");
        assertThat(page.locator("details.rows[open]")).hasCount(2);
    }

    @Test
    void withoutAScriptEverythingIsThere() {
        visit(withoutScript(), "/");
        assertThat(page.locator("svg.ruler").first()).isVisible();
        page.locator(".migration td[data-label=Phase] summary").first().click();
        assertThat(page.locator(".migration td[data-label=Phase] .because").first()).isVisible();
        page.locator("a.count.late").click();
        assertThat(page.locator("#asked tbody tr").first()).isVisible();
        page.fill("#q", "duo-chat");
        page.locator(".ask button").click();
        assertThat(page.locator("#asked-h")).containsText("of");
        page.navigate(server.at("/migrations/" + first()).toString());
        assertThat(page.locator("#burn-up svg")).isVisible();
        page.navigate(server.at("/models").toString());
        page.locator("select[name=show]").selectOption("all");
        page.fill("#q", "claude-sonnet-4-5");
        page.locator(".ask button").click();
        assertThat(page.locator("#models tbody tr").first()).containsText("claude-sonnet-4-5");
        page.navigate(server.at("/feeds").toString());
        page.locator("#feed-team").selectOption("duo-chat");
        page.locator(".ask button").click();
        assertThat(page.locator(".address")).containsText("team=duo-chat");
    }

    private String first() {
        return gallery.board.all().getFirst().migration().id();
    }

    @Test
    void theKeyboardAloneReachesEverything() {
        visit("/");
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("Enter");
        page.locator("#q").focus();
        page.keyboard().type("duo-chat");
        page.keyboard().press("Enter");
        assertThat(page.locator("#asked tbody tr").first()).isVisible();
        page.locator("#asked td[data-label=Phase] summary").first().focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#asked td[data-label=Phase] .because").first()).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#asked td[data-label=Phase] summary").first()).isFocused();
    }

    @Test
    void aPhoneShowsTheWholePageWithoutMovingSideways() {
        for (var path : List.of("/", "/?sort=due", "/migrations/" + first(), "/models", "/feeds")) {
            visit(phone(), path);
            assertThat((int) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .as(path)
                    .isLessThanOrEqualTo(0);
        }
    }

    @Test
    void theBurnUpTellsItsNumbers() {
        visit("/migrations/" + first());
        assertThat(page.locator("#burn-up canvas")).isVisible();
        page.locator("#burn-up canvas").hover();
        page.getByText("The numbers").click();
        assertThat(page.locator("#burn-up-numbers")).isVisible();
    }

    @Test
    void whoNeedsHelpToReadIsNotLeftOut() {
        var paths =
                List.of(
                        "/",
                        "/?sort=health",
                        "/migrations/" + first(),
                        "/models",
                        "/feeds",
                        "/migrations/none");
        for (var path : paths) {
            visit(new NewContextOptions(), path);
            assertThat(violations()).as(path).isEmpty();
            visit(phone(), path);
            assertThat(violations()).as(path).isEmpty();
            visit(dark(), path);
            assertThat(violations(COLOURS)).as(path).isEmpty();
        }
        complaints.removeIf(c -> c.contains("404"));
    }

    @Test
    void theReadmeShowsThesePages() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        var one = "/migrations/" + first();
        picture(readme, "migrations.png", new NewContextOptions().setViewportSize(1280, 1240), "/");
        picture(readme, "migration-dark.png", dark().setViewportSize(1280, 900), one);
        picture(readme, "migration-phone.png", phone(), "/");
    }

    private void picture(String readme, String name, NewContextOptions look, String path) {
        visit(look, path);
        assertThat(page.locator("#live[data-state=on]")).hasCount(1);
        page.screenshot(new Page.ScreenshotOptions().setPath(Pictures.named(name)));
        assertThat(readme).contains("docs/images/" + name);
    }

    private List<?> violations() {
        return violations(EVERY_RULE);
    }

    /** Only what is wrong is described: to name every element that is well takes as long again. */
    private List<?> violations(List<String> rules) {
        page.evaluate(AXE);
        return (List<?>)
                page.evaluate(
                        """
                        rules => axe.run(document, {runOnly: rules, resultTypes: ['violations'], preload: false})
                          .then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' ' + (n.any[0]?.message ?? '')).slice(0, 4).join(' | ')))
                        """,
                        rules);
    }

    @Test
    void theDarkPageIsDark() {
        visit(dark(), "/");
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(14, 20, 26)");
    }

    private static String axe() {
        try (var in =
                com.deque.html.axecore.playwright.AxeBuilder.class.getResourceAsStream(
                        "/axe.min.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
