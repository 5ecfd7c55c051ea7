package dev.ferry.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.registry.Certainty;
import dev.ferry.registry.Offer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a scan found, for people and for programs.
 *
 * @param files that were looked at
 */
record ScanReport(List<ScanCommand.Found> found, int files, LocalDate today) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final int LEAST = 70;

    List<String> lines(int columns) {
        if (found.isEmpty()) {
            return List.of("No model is named in " + count(files, "file") + ".");
        }
        // What leads somewhere is never cut.
        var where = new ArrayList<>(List.of("WHERE"));
        var table = new TextTable("NAMES", "MODEL", "ENDS", "INSTEAD");
        for (var f : found) {
            var m = f.mention();
            where.add(Cells.plain(f.file() + ":" + m.line() + ":" + m.column()));
            table.row(
                    m.text(),
                    m.model().id(),
                    m.offers().isEmpty() ? "not known" : end(m.offers().getFirst(), today),
                    m.instead().orElse("–"));
        }
        int widest = where.stream().mapToInt(Cells::width).max().orElse(0);
        var rest = table.lines(Math.max(LEAST, columns - widest - 2));
        var lines = new ArrayList<String>();
        for (int i = 0; i < rest.size(); i++) {
            lines.add(Cells.padded(where.get(i), widest) + "  " + rest.get(i));
        }
        lines.add("");
        lines.add(summary());
        return lines;
    }

    private String summary() {
        long places = found.stream().map(ScanCommand.Found::file).distinct().count();
        var models = found.stream().map(f -> f.mention().model().id()).distinct().toList();
        var ending =
                found.stream()
                        .filter(f -> f.mention().end().isPresent())
                        .map(f -> f.mention().model().id())
                        .collect(Collectors.toSet());
        return "%s in %s of %d: %s, of which %d have an end."
                .formatted(
                        count(found.size(), "place"),
                        count((int) places, "file"),
                        files,
                        count(models.size(), "model"),
                        ending.size());
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** {@code 2026-11-30 on anthropic}. */
    static String end(Offer offer, LocalDate today) {
        return offer.retires()
                .map(r -> {
                    var day = r.date() + " on " + offer.surface();
                    if (r.certainty() != Certainty.FIRM) {
                        return r.certainty() == Certainty.NOT_SOONER_THAN
                                ? "not before " + day
                                : day + ", may move";
                    }
                    return r.date().isAfter(today) ? day : "ended " + day;
                })
                .orElse(
                        offer.lifecycle() == Offer.Lifecycle.RETIRED
                                ? "ended on " + offer.surface()
                                : "not known");
    }

    String json() {
        var root = JSON.createObjectNode();
        root.put("files", files);
        var places = root.putArray("mentions");
        for (var f : found) {
            var m = f.mention();
            var place = places.addObject();
            place.put("file", f.file().toString());
            place.put("line", m.line());
            place.put("column", m.column());
            place.put("text", m.text());
            place.put("model", m.model().id());
            place.put("provider", m.model().provider());
            m.end().ifPresent(d -> place.put("ends", d.toString()));
            m.instead().ifPresent(i -> place.put("replacement", i));
            m.offers().forEach(o -> surface(place, o));
        }
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void surface(ObjectNode place, Offer offer) {
        var surface = place.withArray("surfaces").addObject();
        surface.put("surface", offer.surface());
        surface.put("lifecycle", offer.lifecycle().name().toLowerCase(Locale.ROOT));
        offer.retires()
                .ifPresent(r -> {
                    var retires = surface.putObject("retires");
                    retires.put("date", r.date().toString());
                    retires.put(
                            "certainty",
                            r.certainty().name().toLowerCase(Locale.ROOT).replace('_', '-'));
                });
    }
}
