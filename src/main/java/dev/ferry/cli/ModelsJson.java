package dev.ferry.cli;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.registry.Finding;
import dev.ferry.registry.Model;
import dev.ferry.registry.ModelName;
import dev.ferry.registry.Offer;
import dev.ferry.registry.Resolution;
import dev.ferry.registry.Retirement;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Models for programs. People script against these names: new ones may come, none changes. */
final class ModelsJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private ModelsJson() {}

    static String of(Resolution resolution) {
        JsonNode json =
                switch (resolution) {
                    case Resolution.Known known -> known(known);
                    case Resolution.Ambiguous(var text, var candidates) ->
                            error(text, "ambiguous").set("candidates", texts(candidates));
                    case Resolution.Unresolvable(var text, var reason) ->
                            error(text, "unresolvable").put("reason", reason);
                    case Resolution.Unknown(var text, var nearest) ->
                            error(text, "unknown").set("nearest", texts(nearest));
                };
        return json.toPrettyString();
    }

    static String of(List<ModelsCommand.Row> rows) {
        var json = JSON.createArrayNode();
        rows.forEach(r -> {
            var row = json.addObject().put("model", r.model().id());
            row.put("provider", r.model().provider()).setAll(offer(r.offer()));
        });
        return json.toPrettyString();
    }

    static String ofFindings(List<Finding> findings) {
        var json = JSON.createArrayNode();
        findings.forEach(f ->
                json.addObject()
                        .put("rule", f.rule().text())
                        .put("model", f.model())
                        .put("surface", f.surface())
                        .put("message", f.message()));
        return json.toPrettyString();
    }

    private static ObjectNode error(String text, String error) {
        return JSON.createObjectNode().put("name", text).put("error", error);
    }

    private static JsonNode known(Resolution.Known known) {
        var model = known.model();
        var json = JSON.createObjectNode().put("name", known.name().text());
        json.put("model", model.id()).put("provider", model.provider());
        put(json, "family", model.family());
        put(json, "released", model.released());
        put(json, "surface", known.surface());
        json.put("kind", word(known.name().kind()));
        json.set("parts", parts(known.name()));
        json.set("breaking", texts(model.breaking()));
        json.set("surfaces", offers(model));
        return json;
    }

    private static ObjectNode parts(ModelName name) {
        var json = JSON.createObjectNode().put("base", name.base());
        put(json, "route", name.route());
        put(json, "geo", name.geo());
        put(json, "snapshot", name.snapshot());
        put(json, "bedrockVersion", name.bedrockVersion());
        put(json, "flavour", name.flavour());
        return json;
    }

    private static ArrayNode offers(Model model) {
        var json = JSON.createArrayNode();
        model.offers().values().stream()
                .sorted(Comparator.comparing(Offer::surface))
                .forEach(o -> json.add(offer(o)));
        return json;
    }

    private static ObjectNode offer(Offer offer) {
        var json = JSON.createObjectNode().put("surface", offer.surface());
        json.set("ids", texts(offer.ids()));
        json.set("aliases", texts(offer.aliases()));
        json.put("lifecycle", word(offer.lifecycle()));
        put(json, "deprecated", offer.deprecated());
        offer.retires().ifPresent(r -> json.set("retires", retirement(r)));
        var replacements = json.putArray("replacement");
        offer.replacements()
                .forEach(r -> {
                    var replacement =
                            replacements.addObject().put("model", r.model()).put("by", r.by());
                    put(replacement, "asOf", r.asOf());
                    var params = replacement.putObject("params");
                    r.params().forEach(params::put);
                });
        var evidence = json.putArray("evidence");
        offer.evidence()
                .forEach(e ->
                        evidence.addObject()
                                .put("url", e.url())
                                .put("observed", e.observed().toString())
                                .put("authority", e.authority()));
        return json;
    }

    private static ObjectNode retirement(Retirement r) {
        return JSON.createObjectNode()
                .put("date", r.date().toString())
                .put("certainty", word(r.certainty()))
                .put("precision", r.wholeMonth() ? "month" : "day");
    }

    private static void put(ObjectNode json, String key, Optional<?> value) {
        value.ifPresent(v -> json.put(key, v.toString()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ArrayNode texts(Collection<String> texts) {
        var json = JSON.createArrayNode();
        texts.forEach(json::add);
        return json;
    }
}
