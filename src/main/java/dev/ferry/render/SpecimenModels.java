package dev.ferry.render;

import dev.ferry.registry.Evidence;
import dev.ferry.registry.Model;
import dev.ferry.registry.ModelName;
import dev.ferry.registry.Offer;
import dev.ferry.registry.Registry;
import dev.ferry.registry.Replacement;
import dev.ferry.registry.Resolution;
import dev.ferry.registry.Retirement;
import dev.ferry.registry.Surface;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A shelf of models, some of which retire, on which templates are tried. */
final class SpecimenModels {

    private SpecimenModels() {}

    record Shelf(Map<String, Model> byId) implements Registry {
        @Override
        public Collection<Model> models() {
            return byId.values();
        }

        @Override
        public Optional<Model> model(String id) {
            return Optional.ofNullable(byId.get(id));
        }

        @Override
        public Optional<Surface> surface(String id) {
            var after =
                    switch (id) {
                        case "gemini-api" -> Surface.AfterRetirement.REROUTE;
                        case "azure" -> Surface.AfterRetirement.AUTO_UPGRADE;
                        case "mistral" -> Surface.AfterRetirement.UNKNOWN;
                        default -> Surface.AfterRetirement.FAIL;
                    };
            return Optional.of(
                    new Surface(id, !Set.of("bedrock", "vertex", "azure").contains(id), after));
        }

        @Override
        public Resolution resolve(String text) {
            return model(text)
                    .<Resolution>map(
                            m -> new Resolution.Known(m, Optional.empty(), ModelName.parse(text)))
                    .orElseGet(() -> new Resolution.Unknown(text, List.of()));
        }
    }

    static Registry registry() {
        return new Shelf(
                Stream.of(
                                model(
                                        "claude-sonnet-4-5",
                                        "anthropic",
                                        List.of(),
                                        retiring(
                                                "anthropic",
                                                "claude-sonnet-4-5-20250929",
                                                replacement("claude-sonnet-5-5", Map.of())),
                                        offer(
                                                "bedrock",
                                                "anthropic.claude-sonnet-4-5-20250929-v1:0"),
                                        offer("vertex", "claude-sonnet-4-5@20250929")),
                                model(
                                        "claude-sonnet-5-5",
                                        "anthropic",
                                        List.of(
                                                "`temperature`, `top_p` and `top_k` are refused",
                                                "assistant prefill is refused; use structured"
                                                        + " output"),
                                        offer("anthropic", "claude-sonnet-5-5"),
                                        offer("bedrock", "anthropic.claude-sonnet-5-5")),
                                model(
                                        "gemini-2.5-pro",
                                        "google",
                                        List.of(),
                                        retiring(
                                                "gemini-api",
                                                "gemini-2.5-pro",
                                                replacement("gemini-3.8-flash", Map.of())),
                                        offer("vertex", "gemini-2.5-pro")),
                                model(
                                        "gemini-3.8-flash",
                                        "google",
                                        List.of("`thinkingBudget` became `thinkingLevel`"),
                                        offer("gemini-api", "gemini-3.8-flash"),
                                        offer("vertex", "gemini-3.8-flash")),
                                model(
                                        "gpt-4o",
                                        "openai",
                                        List.of(),
                                        retiring(
                                                "openai",
                                                "gpt-4o-2024-11-20",
                                                replacement(
                                                        "gpt-5.6-sol",
                                                        Map.of("reasoning.mode", "pro"))),
                                        offer("azure", "gpt-4o 2024-11-20")),
                                model(
                                        "gpt-5.6-sol",
                                        "openai",
                                        List.of(
                                                "`max_tokens` is refused; `max_completion_tokens`"
                                                        + " takes its place"),
                                        offer("openai", "gpt-5.6-sol"),
                                        offer("azure", "gpt-5.6-sol")),
                                model(
                                        "mistral-large-2",
                                        "mistral",
                                        List.of(),
                                        offer("mistral", "mistral-large-2407")),
                                model(
                                        "mistral-large-3",
                                        "mistral",
                                        List.of(),
                                        offer("mistral", "mistral-large-2512")))
                        .collect(Collectors.toUnmodifiableMap(Model::id, Function.identity())));
    }

    private static Model model(String id, String provider, List<String> breaking, Offer... offers) {
        return new Model(
                id,
                provider,
                Optional.empty(),
                Optional.empty(),
                breaking,
                Stream.of(offers).collect(Collectors.toMap(Offer::surface, Function.identity())));
    }

    private static Offer offer(String surface, String id) {
        return offer(surface, id, Optional.empty(), List.of(), List.of());
    }

    private static Offer retiring(String surface, String id, Replacement replacement) {
        return offer(
                surface,
                id,
                Optional.of(Retirement.firm(LocalDate.of(2027, 1, 14))),
                List.of(replacement),
                List.of(evidence(surface)));
    }

    private static Replacement replacement(String model, Map<String, String> params) {
        return new Replacement(model, params, "provider", Optional.empty());
    }

    private static Offer offer(
            String surface,
            String id,
            Optional<Retirement> retires,
            List<Replacement> replacements,
            List<Evidence> evidence) {
        return new Offer(
                surface,
                List.of(id),
                List.of(),
                Set.of(),
                Set.of(),
                retires.isPresent() ? Offer.Lifecycle.DEPRECATED : Offer.Lifecycle.ACTIVE,
                Optional.empty(),
                retires,
                replacements,
                evidence,
                List.of());
    }

    static Evidence evidence(String surface) {
        return new Evidence(
                "https://docs.example.com/" + surface + "/deprecations",
                LocalDate.of(2026, 11, 19),
                "provider-page");
    }
}
