package dev.ferry.cli;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.cli.SyncedSurface.Gap;
import dev.ferry.cli.SyncedSurface.Row;
import dev.ferry.config.RegistryFile.Outcome;
import dev.ferry.registry.Retirement;
import dev.ferry.registry.sync.Amendment;
import dev.ferry.registry.sync.Difference;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A {@link SyncReport} for programs. People script against these names. */
final class SyncJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final SyncReport report;
    private final Optional<Outcome> outcome;

    SyncJson(SyncReport report, Optional<Outcome> outcome) {
        this.report = report;
        this.outcome = outcome;
    }

    String text() {
        var json = JSON.createObjectNode().put("observed", report.today().toString());
        var surfaces = json.putArray("surfaces");
        report.surfaces().forEach(s -> surfaces.add(surface(s)));
        var missing = json.putArray("replacementMissing");
        report.gaps().forEach(g -> missing.add(gap(g)));
        var failures = json.putArray("failures");
        report.failures()
                .forEach(f -> failures.addObject().put("surface", f.surface()).put("why", f.why()));
        outcome.ifPresent(o -> json.set("write", written(o)));
        return json.toPrettyString();
    }

    private static ObjectNode written(Outcome outcome) {
        var json = JSON.createObjectNode();
        switch (outcome) {
            case Outcome.Refused(var why) -> json.put("refused", why);
            case Outcome.Written(var done, var left) -> {
                var written = json.putArray("written");
                done.forEach(a -> written.add(place(a)));
                var byHand = json.putArray("left");
                left.forEach(l ->
                        byHand.add(
                                place(l.amendment()).put("why", l.why()).put("entry", l.entry())));
            }
        }
        return json;
    }

    private static ObjectNode place(Amendment amendment) {
        return JSON.createObjectNode()
                .put("model", amendment.model().id())
                .put("surface", amendment.now().surface());
    }

    private ObjectNode surface(SyncedSurface surface) {
        var json = JSON.createObjectNode().put("surface", surface.surface());
        json.put("source", surface.source());
        json.put("listed", surface.listing().sightings().size());
        json.put("complete", surface.listing().complete());
        var differences = json.putArray("differences");
        surface.rows().forEach(r -> differences.add(row(r)));
        return json;
    }

    private ObjectNode row(Row row) {
        var difference = row.difference();
        var json = JSON.createObjectNode().put("kind", SyncWords.kind(difference));
        json.put("urgency", word(row.urgency()));
        switch (difference) {
            case Difference.Unknown(var seen, var near) -> {
                json.put("name", seen.name());
                json.set("near", texts(near));
            }
            case Difference.NewHere(var model, var seen) ->
                    json.put("model", model.id()).put("name", seen.name());
            case Difference.OfOffer d -> json.put("model", d.model().id());
        }
        json.put("registry", SyncWords.was(difference));
        json.put("provider", SyncWords.is(difference));
        was(difference).ifPresent(r -> json.set("was", retirement(r)));
        SyncWords.now(difference)
                .ifPresent(r -> {
                    json.set("now", retirement(r));
                    json.put("daysLeft", ChronoUnit.DAYS.between(report.today(), r.date()));
                });
        json.set("features", texts(row.features()));
        return json;
    }

    private static Optional<Retirement> was(Difference difference) {
        return difference instanceof Difference.Correction c
                ? c.offer().retires()
                : Optional.empty();
    }

    private static ObjectNode gap(Gap gap) {
        var json = JSON.createObjectNode().put("model", gap.model()).put("surface", gap.surface());
        gap.state().retires().ifPresent(r -> json.set("ends", retirement(r)));
        json.set("features", texts(gap.features()));
        return json;
    }

    private static ObjectNode retirement(Retirement r) {
        return JSON.createObjectNode()
                .put("date", r.date().toString())
                .put("certainty", word(r.certainty()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ArrayNode texts(List<String> texts) {
        var json = JSON.createArrayNode();
        texts.forEach(json::add);
        return json;
    }
}
