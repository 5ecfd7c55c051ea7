package dev.ferry.provider;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.registry.Certainty;
import dev.ferry.registry.Model;
import dev.ferry.registry.Offer;
import dev.ferry.registry.Offer.Lifecycle;
import dev.ferry.registry.Registry;
import java.time.LocalDate;
import java.util.Optional;

/** What a provider would list if everything were as a registry says. */
public final class Lists {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Lists() {}

    public static ObjectNode of(Lister lister, Registry registry) {
        var answer = JSON.createObjectNode();
        var items =
                answer.putArray(
                        switch (lister) {
                            case ANTHROPIC, OPENAI -> "data";
                            case BEDROCK -> "modelSummaries";
                            case AZURE -> "value";
                        });
        for (var model : registry.models()) {
            model.on(lister.surface()).ifPresent(offer -> add(lister, items, model, offer));
        }
        return answer;
    }

    private static void add(Lister lister, ArrayNode items, Model model, Offer offer) {
        switch (lister) {
            case ANTHROPIC -> anthropic(items.addObject(), model, offer);
            case OPENAI -> {
                offer.ids().forEach(id -> openAi(items.addObject(), id, offer));
                offer.aliases().forEach(id -> openAi(items.addObject(), id, offer));
            }
            case BEDROCK -> {
                if (offer.lifecycle() != Lifecycle.RETIRED) {
                    bedrock(items.addObject(), model, offer);
                }
            }
            case AZURE -> azure(items.addObject().putObject("model"), model, offer);
        }
    }

    private static void anthropic(ObjectNode json, Model model, Offer offer) {
        json.put("id", offer.ids().getFirst());
        json.put("lifecycle", offer.lifecycle().name().toLowerCase(java.util.Locale.ROOT));
        json.put("created_at", moment(model.released()));
        json.put("deprecated_at", moment(offer.deprecated()));
        json.put("retires_at", moment(end(offer)));
    }

    private static void openAi(ObjectNode json, String id, Offer offer) {
        json.put("id", id).put("owned_by", "system");
        json.put("shutdown_date", end(offer).map(LocalDate::toString).orElse(null));
    }

    private static void bedrock(ObjectNode json, Model model, Offer offer) {
        json.put("modelId", offer.ids().getFirst()).put("providerName", model.provider());
        var life = json.putObject("modelLifecycle");
        life.put("status", offer.lifecycle() == Lifecycle.DEPRECATED ? "LEGACY" : "ACTIVE");
        offer.deprecated().ifPresent(d -> life.put("legacyTime", moment(Optional.of(d))));
        end(offer).ifPresent(d -> life.put("endOfLifeTime", moment(Optional.of(d))));
    }

    private static void azure(ObjectNode json, Model model, Offer offer) {
        json.put("format", model.provider()).put("name", offer.ids().getFirst());
        json.put(
                "lifecycleStatus",
                switch (offer.lifecycle()) {
                    case PREVIEW -> "Preview";
                    case ACTIVE -> "GenerallyAvailable";
                    case DEPRECATED -> "Deprecating";
                    case RETIRED -> "Deprecated";
                    case UNKNOWN -> "Unheard-of";
                });
        var deprecation = json.putObject("deprecation");
        offer.retires()
                .ifPresent(r -> {
                    deprecation.put("inference", moment(Optional.of(r.date())));
                    deprecation.put(
                            "deprecationStatus",
                            r.certainty() == Certainty.FIRM ? "Planned" : "Tentative");
                });
    }

    private static Optional<LocalDate> end(Offer offer) {
        return offer.retires().map(r -> r.date());
    }

    private static String moment(Optional<LocalDate> day) {
        return day.map(d -> d + "T00:00:00Z").orElse(null);
    }
}
