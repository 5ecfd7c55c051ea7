package dev.ferry.server.site;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The calendar and the badge, read by somebody else's programs. */
class CalendarTest {

    private final Gallery gallery = Gallery.ofACompany();
    private final SiteServer server = new SiteServer(gallery);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void itIsAValidCalendarOfCutoffsDueDatesAndDaysToStart() throws Exception {
        var calendar = parsed("/calendar.ics");
        assertThat(calendar.getVersion()).isEqualTo(ICalVersion.V2_0);
        assertThat(calendar.validate(ICalVersion.V2_0).getWarnings()).isEmpty();
        assertThat(titles("/calendar.ics"))
                .anyMatch(t -> t.startsWith("Cutoff: claude-sonnet-4-5 is switched off"))
                .anyMatch(t -> t.startsWith("Due: "))
                .anyMatch(t -> t.startsWith("Start by: "));
        assertThat(server.get("/calendar.ics").headers().firstValue("content-type").orElseThrow())
                .startsWith("text/calendar");
    }

    @Test
    void noLineIsLongerThanTheFormatAllowsAndEveryOneEndsAsItWants() {
        var text = server.page("/calendar.ics");
        assertThat(text).endsWith("END:VCALENDAR\r\n");
        assertThat(text.split("\r\n", -1))
                .allSatisfy(l ->
                        assertThat(l.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                                .isLessThanOrEqualTo(75))
                .noneMatch(l -> l.contains("\n"));
    }

    @Test
    void aTeamOrAPersonSeesTheCutoffsAndWhatIsTheirs() throws Exception {
        var all = titles("/calendar.ics");
        var ofATeam = titles("/calendar.ics?team=duo-chat");
        var ofAPerson = titles("/calendar.ics?person=pavel");
        assertThat(ofATeam).hasSizeLessThan(all.size()).anyMatch(t -> t.startsWith("Cutoff"));
        assertThat(ofATeam)
                .filteredOn(t -> t.startsWith("Due"))
                .isNotEmpty()
                .allMatch(all::contains);
        assertThat(ofAPerson).filteredOn(t -> t.startsWith("Due")).isNotEmpty();
        assertThat(ofAPerson).anyMatch(t -> t.startsWith("Cutoff: claude-sonnet-4-5"));
        assertThat(titles("/calendar.ics?team=security-insights"))
                .noneMatch(t -> t.startsWith("Cutoff: gpt-4o"));
        assertThat(titles("/calendar.ics?person=nobody")).isEmpty();
    }

    @Test
    void aDayThatMovesKeepsItsNameAndGetsAHigherNumber() throws Exception {
        var before = due("/calendar.ics?migration=" + first());
        server.now = server.now.plus(Duration.ofHours(1));
        gallery.moves(gallery.board.find(first()).orElseThrow(), "2027-01-15");
        var after = due("/calendar.ics?migration=" + first());

        assertThat(after.getUid().getValue()).isEqualTo(before.getUid().getValue());
        assertThat(number(before)).isZero();
        assertThat(number(after)).isEqualTo(1);
        assertThat(after.getDateStart().getValue()).isAfter(before.getDateStart().getValue());
        assertThat(number(due("/calendar.ics?migration=" + first()))).isEqualTo(1);
    }

    @Test
    void whatIsConfidentialIsForThoseWhoMaySeeIt() throws Exception {
        assertThat(titles("/calendar.ics")).anyMatch(t -> t.contains("Vulnerability resolution"));
        server.viewer = Viewer.ANYBODY;
        assertThat(titles("/calendar.ics")).noneMatch(t -> t.contains("Vulnerability resolution"));
    }

    @Test
    void aBadgeTellsHowAMigrationStands() {
        var badge = server.get("/migrations/" + first() + "/badge.svg");
        assertThat(badge.headers().firstValue("content-type").orElseThrow())
                .startsWith("image/svg+xml");
        assertThat(badge.body()).contains("claude-sonnet-4-5 → claude-sonnet-5-5", " of 12 · ");
        var tag = badge.headers().firstValue("etag").orElseThrow();
        assertThat(
                        server.get("/migrations/" + first() + "/badge.svg", "If-None-Match", tag)
                                .statusCode())
                .isEqualTo(304);
        assertThat(server.get("/migrations/none/badge.svg").statusCode()).isEqualTo(404);
    }

    private String first() {
        return gallery.board.all().getFirst().migration().id();
    }

    private ICalendar parsed(String path) throws IOException {
        try (var reader = new ICalReader(server.page(path))) {
            var calendar = reader.readNext();
            assertThat(reader.getWarnings()).isEmpty();
            return calendar;
        }
    }

    private List<VEvent> events(String path) throws IOException {
        return parsed(path).getEvents();
    }

    private List<String> titles(String path) throws IOException {
        return events(path).stream().map(e -> e.getSummary().getValue()).toList();
    }

    private VEvent due(String path) throws IOException {
        return events(path).stream()
                .filter(e -> e.getSummary().getValue().startsWith("Due: Code review"))
                .findFirst()
                .orElseThrow();
    }

    private static int number(VEvent event) {
        return event.getSequence().getValue();
    }
}
