package dev.ferry.server.site;

import dev.ferry.reconcile.Revisions.Revision;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Days as an iCalendar file (RFC 5545): all-day entries that block nobody's time, under stable
 * names, each with the number of its revision, so that programs that know the file take a change.
 */
final class Ics {

    private static final int LONGEST_LINE = 75;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final Revision FIRST = new Revision(0, Instant.EPOCH);

    private final StringBuilder text = new StringBuilder();
    private final Map<String, Revision> revisions;
    private final String host;

    private Ics(Map<String, Revision> revisions, String host) {
        this.revisions = revisions;
        this.host = host;
    }

    /**
     * @param host of this server, which makes the names unique in the world
     */
    static String of(
            String title, List<CalendarDay> days, Map<String, Revision> revisions, String host) {
        var ics = new Ics(revisions, host);
        ics.line("BEGIN:VCALENDAR");
        ics.line("VERSION:2.0");
        ics.line("PRODID:-//Ferry//Migrations//EN");
        ics.line("CALSCALE:GREGORIAN");
        ics.line("X-WR-CALNAME:" + escaped(title));
        ics.line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        days.forEach(ics::event);
        ics.line("END:VCALENDAR");
        return ics.text.toString();
    }

    private void event(CalendarDay day) {
        var revision = revisions.getOrDefault(day.uid(), FIRST);
        line("BEGIN:VEVENT");
        line("UID:" + escaped(day.uid() + "@" + host));
        line("SEQUENCE:" + revision.number());
        line("DTSTAMP:" + MOMENT.format(revision.changedAt()));
        line("LAST-MODIFIED:" + MOMENT.format(revision.changedAt()));
        line("DTSTART;VALUE=DATE:" + date(day.day()));
        line("DTEND;VALUE=DATE:" + date(day.day().plusDays(1)));
        line("SUMMARY:" + escaped(day.title()));
        line("DESCRIPTION:" + escaped(day.details()));
        day.url().ifPresent(u -> line("URL:" + u.replaceAll("[\\r\\n]", "")));
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }

    private static String date(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", "");
    }

    /** Folded where it is longer than the format allows, never within a character. */
    private void line(String line) {
        int octets = 0;
        for (int at = 0; at < line.length(); ) {
            int character = line.codePointAt(at);
            var one = Character.toString(character);
            int size = one.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST_LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(one);
            octets += size;
            at += Character.charCount(character);
        }
        text.append("\r\n");
    }
}
