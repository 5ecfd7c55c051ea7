package dev.ferry.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.registry.sync.Listing;
import dev.ferry.registry.sync.Sighting;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Whose list of models can be read, and where its fields are described. */
public enum Lister {
    ANTHROPIC(
            "data",
            "GET /v1/models",
            "https://api.anthropic.com/v1/models",
            AnthropicListing::sighting,
            page -> page.path("has_more").asBoolean()),
    OPENAI(
            "data",
            "GET /v1/models",
            "https://api.openai.com/v1/models",
            OpenAiListing::sighting,
            page -> page.path("has_more").asBoolean()),
    BEDROCK(
            "modelSummaries",
            "aws bedrock list-foundation-models",
            "https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ListFoundationModels.html",
            BedrockListing::sighting,
            page -> page.hasNonNull("nextToken")),
    AZURE(
            "value",
            "Microsoft.CognitiveServices/locations/models",
            "https://learn.microsoft.com/en-us/rest/api/aiservices/accountmanagement/models/list",
            AzureListing::sighting,
            page -> page.hasNonNull("nextLink"));

    private final String list;
    private final String call;
    private final String documented;
    private final Function<Fields, Sighting> sighting;
    private final Function<JsonNode, Boolean> goesOn;

    Lister(
            String list,
            String call,
            String documented,
            Function<Fields, Sighting> sighting,
            Function<JsonNode, Boolean> goesOn) {
        this.list = list;
        this.call = call;
        this.documented = documented;
        this.sighting = sighting;
        this.goesOn = goesOn;
    }

    public static Optional<Lister> of(String surface) {
        return Arrays.stream(values()).filter(l -> l.surface().equals(surface)).findFirst();
    }

    public String surface() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is asked, as people know it. */
    public String call() {
        return call;
    }

    /** The address that stands for this list as evidence: the provider's own, never a proxy's. */
    public String documented() {
        return documented;
    }

    /**
     * One answer of the provider.
     *
     * @throws UnreadableListingException where it is another thing, or a field is
     */
    public Listing read(JsonNode answer, LocalDate today) {
        var items = answer.isArray() ? answer : answer.path(list);
        if (!items.isArray()) {
            throw new UnreadableListingException(
                    "this is no answer of %s: it has no list \"%s\" but %s"
                            .formatted(call, list, Quote.of(answer.toString())));
        }
        var whole = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        whole.set(list, items);
        var sightings = new Fields(whole, surface(), today).each(list).map(sighting).toList();
        return new Listing(surface(), sightings, !goesOn.apply(answer));
    }
}
