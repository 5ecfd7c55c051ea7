package dev.ferry.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.ferry.config.Configuration;
import dev.ferry.config.Configuration.Loaded;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What the README promises a newcomer, done by a newcomer with a browser. */
@EnabledIf("hasBrowser")
class FirstRunIT {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Instant BEGIN = Instant.parse("2026-11-21T09:00:00Z");
    private static final double PATIENCE = 20_000;

    @TempDir Path dir;
    private final List<String> complaints = new ArrayList<>();

    static boolean hasBrowser() {
        return Files.isExecutable(CHROMIUM);
    }

    @Test
    void aNewcomerWritesTheCommandAndWatchesTheTableFollowTheFlag() throws IOException {
        var clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), BEGIN));
        var config = config();
        try (var ferry = new Ferry(config, config.port(), Path.of("templates"), clock);
                var playwright = playwright();
                var chromium = launch(playwright)) {
            var context =
                    chromium.newContext(
                            new Browser.NewContextOptions().setViewportSize(1280, 1000));
            var page = context.newPage();
            page.onPageError(complaints::add);
            page.setDefaultTimeout(PATIENCE);
            page.navigate("http://localhost:" + ferry.port() + ferry.firstPage());

            actAs(page, "Ana Lindqvist");
            var command = page.locator(".prose pre code").first().textContent().strip();
            page.fill("#comment", command);
            page.getByRole(AriaRole.BUTTON, named("Comment").setExact(true)).click();

            var reply = page.locator("#timeline .remark").last();
            assertThat(reply.getByText("Started:")).isVisible(patiently());
            assertThat(reply.locator("table tbody tr")).hasCount(11);
            assertThat(reply.getByText("1 confidential feature is counted")).isVisible();

            reply.getByRole(AriaRole.LINK, link("Replace discontinued")).click();
            assertThat(page.locator(".children .rows > li")).hasCount(12);
            var chat = row(page, "Chat");
            assertThat(chat.locator("td").nth(2)).hasText("planned");
            assertThat(chat.locator("td").nth(5)).hasText("0 %");
            page.screenshot(new Page.ScreenshotOptions().setPath(Pictures.named("first-run.png")));

            var flags = context.newPage();
            flags.navigate("http://localhost:" + ferry.port() + "/tracker/flags");
            flags.waitForResponse(
                    "**/tracker/flags", () -> flags.getByLabel("chat_next_model").fill("5"));
            assertThat(row(page, "Chat").locator("td").nth(5)).hasText("5 %", soon());
            assertThat(row(page, "Chat").locator("td").nth(2)).hasText("rolling out 5%");

            row(page, "Chat").getByRole(AriaRole.LINK).last().click();
            assertThat(page.locator("#fact-assignees")).containsText("Bruno Sartori");
            assertThat(page.locator("#fact-due")).containsText("Nov 2026");
            assertThat(page.getByText(Pattern.compile("Known to break")).first()).isVisible();
        }
        assertThat(complaints).isEmpty();
    }

    private static Locator row(Page page, String feature) {
        var name =
                page.locator("td:first-child")
                        .filter(
                                new Locator.FilterOptions()
                                        .setHasText(Pattern.compile("^" + feature + "$")));
        return page.locator(".prose table")
                .first()
                .locator("tbody tr")
                .filter(new Locator.FilterOptions().setHas(name));
    }

    private static void actAs(Page page, String name) {
        page.locator(".act-as summary").click();
        page.getByRole(AriaRole.BUTTON, named(name)).click();
    }

    /** The shipped configuration, with its files where this test may write. */
    private Configuration config() throws IOException {
        var config = Files.createDirectories(dir.resolve("config"));
        try (Stream<Path> files = Files.list(Path.of("config"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, config.resolve(file.getFileName().toString()));
            }
        }
        return Configuration.load(config.resolve("ferry.yaml"), Map.of())
                        instanceof Loaded.Ready(var ready)
                ? ready.listeningOn(Optional.of(freePort()))
                : fail("the shipped configuration is wrong");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Playwright playwright() {
        return Playwright.create(
                new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    private static Browser launch(Playwright playwright) {
        return playwright
                .chromium()
                .launch(
                        new LaunchOptions()
                                .setExecutablePath(CHROMIUM)
                                .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    private static IsVisibleOptions patiently() {
        return new IsVisibleOptions().setTimeout(PATIENCE);
    }

    private static HasTextOptions soon() {
        return new HasTextOptions().setTimeout(PATIENCE);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.GetByRoleOptions link(String name) {
        return new Locator.GetByRoleOptions().setName(Pattern.compile(name));
    }
}
